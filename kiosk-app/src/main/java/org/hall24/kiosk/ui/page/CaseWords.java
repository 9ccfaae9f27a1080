package org.hall24.kiosk.ui.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.ui.look.Words;

/** How a filing gets on, in plain words: the headline, and the way step by step. */
final class CaseWords {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private final Words words;
  private final ZoneId zone;

  CaseWords(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /** How a step of the way is marked. */
  enum Mark {
    DONE,
    NOW,
    LATER,
    WRONG
  }

  /** A step of the way, with what more is to be said of it. */
  record Step(Mark mark, String said, String more) {}

  String service(Case.Facts facts) {
    String name = words.language().pick(facts.serviceZh(), facts.serviceEn());
    return name.isEmpty() ? words.get("case.service.unknown") : name;
  }

  String at(Instant moment) {
    ZonedDateTime here = moment.atZone(zone);
    return words.get("case.at", words.shortDay(here.toLocalDate()), CLOCK.format(here));
  }

  /** Where the filing is, in a few words. */
  String place(Case.Facts facts) {
    Optional<Case.Papers> result = facts.result().filter(papers -> papers.place() == Case.Place.IN_CELL);
    return result.map(papers -> words.get("case.place.result", papers.cell())).orElseGet(() -> words.get("case.place." + facts.travel()));
  }

  /** The page's one sentence. */
  String title(CaseScreen.CaseShown screen) {
    Case.Facts facts = screen.facts();
    Optional<Case.Papers> result = facts.result();
    if (result.filter(papers -> papers.place() == Case.Place.IN_CELL).isPresent()) {
      return words.get("case.head.result", result.get().cell());
    }
    if (result.filter(papers -> papers.place() == Case.Place.WITH_PERSON).isPresent()) {
      return words.get("case.head.collected");
    }
    if (screen.news().decision().isPresent()) {
      return words.get("case.head." + screen.news().decision().get().result());
    }
    return words.get(screen.news().partsMissing() ? "case.head.parts" : "case.head." + facts.travel());
  }

  List<Step> steps(CaseScreen.CaseShown screen) {
    Case.Facts facts = screen.facts();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Mark.DONE, words.get("case.step.filed"), at(facts.filedAt())));
    steps.add(office(facts, screen.news()));
    // In the order of the hours: what was handed in lies here before the courier comes, and is on its way long after that.
    boolean later = facts.originals().flatMap(papers -> facts.arrivedAt().map(papers.since()::isAfter)).orElse(false);
    facts.originals().ifPresent(papers -> steps.add(later ? 2 : 1, originals(papers)));
    if (facts.travel() == Case.Travel.ARRIVED) {
      steps.add(decided(screen.news()));
      result(screen).ifPresent(steps::add);
    }
    return steps;
  }

  private Step originals(Case.Papers papers) {
    return new Step(Mark.DONE, words.get("case.step.originals." + papers.place(), papers.cell()), at(papers.since()));
  }

  private Step office(Case.Facts facts, Case.News news) {
    return switch (facts.travel()) {
      case ARRIVED ->
          news.partsMissing()
              ? new Step(Mark.NOW, words.get("case.step.parts"), words.get("case.step.parts.more"))
              : new Step(Mark.DONE, words.get("case.step.arrived"), facts.arrivedAt().map(this::at).orElse(""));
      case WAITING -> new Step(Mark.NOW, words.get("case.step.waiting"), words.get("case.step.waiting.more"));
      case STUCK -> new Step(Mark.WRONG, words.get("case.step.stuck"), words.get("case.step.stuck.more"));
      case WITHDRAWN -> new Step(Mark.WRONG, words.get("case.step.withdrawn"), words.get("case.step.withdrawn.more"));
    };
  }

  private Step decided(Case.News news) {
    return switch (news.asked()) {
      case ASKING -> new Step(Mark.NOW, words.get("case.step.asking"), "");
      case OFFLINE, NOT_ARRIVED -> new Step(Mark.LATER, words.get("case.step.offline"), words.get("case.step.offline.more"));
      case TOLD ->
          news.decision()
              .map(
                  decision ->
                      new Step(
                          mark(decision), words.get("case.step." + decision.result()),
                          decision.reason().isBlank() ? "" : words.get("case.step.reason", decision.reason())))
              .orElseGet(() -> new Step(Mark.NOW, words.get("case.step.deciding"), words.get("case.step.deciding.more")));
    };
  }

  private static Mark mark(Case.Decision decision) {
    return switch (decision.result()) {
      case "rejected" -> Mark.WRONG;
      case "returned", "decided" -> Mark.NOW;
      default -> Mark.DONE;
    };
  }

  /** Where the result lies, and nothing of one that nobody granted. */
  private Optional<Step> result(CaseScreen.CaseShown screen) {
    Optional<Case.Papers> here = screen.facts().result();
    if (here.isPresent()) {
      Case.Papers papers = here.get();
      Mark mark = papers.place() == Case.Place.IN_CELL ? Mark.NOW : Mark.DONE;
      return Optional.of(new Step(mark, words.get("case.step.result." + papers.place(), papers.cell()), at(papers.since())));
    }
    return screen.news().decision().filter(decision -> decision.result().equals("approved") && !decision.documents().isEmpty())
        .map(decision -> decision.documents().getFirst())
        .map(document -> new Step(Mark.NOW, words.paper(document.name()), way(document)));
  }

  private String way(Case.Document document) {
    String by = document.by().equals("ems") && document.tracking().isEmpty() ? "ems.soon" : document.by();
    return words.has("case.by." + by) ? words.get("case.by." + by, document.tracking()) : words.get("case.by.other");
  }
}
