package org.hall24.kiosk.ui;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Screen;

/** Screens of somebody who asks how a filing gets on. */
final class CaseSamples {
  private static final Instant FILED = Instant.parse("2026-11-20T14:41:00Z");
  private static final String NUMBER = "SJS 2611 2024 0173";

  private CaseSamples() {}

  static Case.Facts facts(Case.Travel travel, Optional<Case.Papers> originals, Optional<Case.Papers> result) {
    return new Case.Facts(
        NUMBER, Samples.NURSE.nameZh(), Samples.NURSE.nameEn(), FILED, travel,
        travel == Case.Travel.ARRIVED ? Optional.of(FILED.plusSeconds(40)) : Optional.empty(), originals, result);
  }

  private static Optional<Case.Papers> papers(Case.Place place, int hours) {
    return Optional.of(new Case.Papers(place, "14", FILED.plusSeconds(hours * 3600L)));
  }

  private static Case.News told(Case.Decision... decision) {
    return new Case.News(Case.Asked.TOLD, false, List.of(decision).stream().findFirst());
  }

  private static Case.Decision approved(Case.Document document) {
    return new Case.Decision("approved", "", List.of(document));
  }

  static void into(Map<String, Screen> all) {
    all.put("25-case-number", new CaseScreen.CaseNumber("SJS", "", "", false));
    all.put("25-case-number-typed", new CaseScreen.CaseNumber("SJS", "26112224", "", false));
    all.put("25-case-number-ready", new CaseScreen.CaseNumber("SJS", "261122240173", "", false));
    all.put("25-case-number-looking", new CaseScreen.CaseNumber("SJS", "261122240173", "", true));
    for (String wrong : List.of("not-here", "not-a-number", "not-a-receipt", "none-for-card", "store")) {
      all.put("25-case-number-" + wrong, new CaseScreen.CaseNumber("SJS", wrong.equals("not-a-number") ? "261122240174" : "", wrong, false));
    }
    Case.Facts way = facts(Case.Travel.ARRIVED, papers(Case.Place.ON_THE_WAY, 10), Optional.empty());
    Case.Facts longest =
        new Case.Facts(
            "SJS 2611 2224 0181", Samples.LONGEST.nameZh(), Samples.LONGEST.nameEn(), FILED, Case.Travel.WAITING, Optional.empty(), Optional.empty(),
            Optional.empty());
    all.put("25-case-list-looking", new CaseScreen.CaseList("王**", List.of(), true));
    all.put("25-case-list", new CaseScreen.CaseList("王**", List.of(way, longest, facts(Case.Travel.STUCK, Optional.empty(), Optional.empty())), false));
    shown(all, "asking", way, Case.News.asking(), true, Case.Step.NONE);
    shown(all, "deciding", way, told(), true, Case.Step.NONE);
    shown(all, "closed", way, told(new Case.Decision("decided", "", List.of())), false, Case.Step.NONE);
    shown(all, "offline", way, new Case.News(Case.Asked.OFFLINE, false, Optional.empty()), true, Case.Step.NONE);
    shown(
        all, "waiting", facts(Case.Travel.WAITING, papers(Case.Place.IN_CELL, 0), Optional.empty()),
        new Case.News(Case.Asked.NOT_ARRIVED, false, Optional.empty()), false, Case.Step.NONE);
    shown(all, "waiting-long", longest, new Case.News(Case.Asked.NOT_ARRIVED, false, Optional.empty()), true, Case.Step.NONE);
    shown(
        all, "stuck", facts(Case.Travel.STUCK, Optional.empty(), Optional.empty()), new Case.News(Case.Asked.NOT_ARRIVED, false, Optional.empty()),
        true, Case.Step.NONE);
    shown(
        all, "withdrawn", facts(Case.Travel.WITHDRAWN, papers(Case.Place.WITH_PERSON, 1), Optional.empty()),
        new Case.News(Case.Asked.NOT_ARRIVED, false, Optional.empty()), true, Case.Step.NONE);
    shown(all, "parts", way, new Case.News(Case.Asked.TOLD, true, Optional.empty()), true, Case.Step.NONE);
    shown(all, "rejected", way, told(new Case.Decision("rejected", "拟聘单位未在本市执业登记，请先由单位办理登记，再重新申请。", List.of())), true, Case.Step.NONE);
    shown(
        all, "returned", way,
        told(
            new Case.Decision(
                "returned", "体检证明超过六个月。",
                List.of(new Case.Document("健康体检证明", "bring", "", false), new Case.Document("拟聘用证明", "bring", "", false)))),
        true, Case.Step.NONE);
    shown(all, "ems", way, told(approved(new Case.Document("护士执业证书", "ems", "EA123456789CN", false))), true, Case.Step.NONE);
    shown(all, "to-cell", way, told(approved(new Case.Document("护士执业证书", "cell", "", false))), true, Case.Step.NONE);
    shown(
        all, "in-cell", facts(Case.Travel.ARRIVED, papers(Case.Place.ON_THE_WAY, 10), papers(Case.Place.IN_CELL, 40)),
        told(approved(new Case.Document("护士执业证书", "cell", "", false))), true, Case.Step.NONE);
    shown(
        all, "collected", facts(Case.Travel.ARRIVED, papers(Case.Place.ON_THE_WAY, 10), papers(Case.Place.WITH_PERSON, 44)),
        told(approved(new Case.Document("护士执业证书", "cell", "", false))), true, Case.Step.NONE);
    for (Case.Step step : Case.Step.values()) {
      if (step != Case.Step.NONE) {
        shown(all, "certificate-" + step, way, told(approved(new Case.Document("护士执业证书", "print", "", true))), true, step);
      }
    }
    all.put(
        "26-case-certificate-receipt",
        new CaseScreen.CaseShown(
            way, told(approved(new Case.Document("护士执业证书", "print", "", true))), true, new Case.Certificate(Case.Step.PRINTED, true)));
    all.put("17-notice-case-other-card", new Screen.Notice("case-other-card", ""));
    all.put("17-notice-case-other-code", new Screen.Notice("case-other-code", ""));
  }

  private static void shown(Map<String, Screen> all, String name, Case.Facts facts, Case.News news, boolean open, Case.Step step) {
    all.put("26-case-" + name, new CaseScreen.CaseShown(facts, news, open, new Case.Certificate(step, false)));
  }
}
