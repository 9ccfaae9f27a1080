package org.hall24.kiosk.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.catalogue.ServiceItem.Material;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Availability;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.hall24.kiosk.journey.Screen.CellTile;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Screen.Group;
import org.hall24.kiosk.journey.Screen.HallStatus;
import org.hall24.kiosk.journey.Screen.Hit;
import org.hall24.kiosk.journey.Screen.Mark;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.journey.Screen.TileState;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;

/** One of every screen, with invented people and the longest texts the catalogue has. */
final class Samples {

  static final Router.HallName HALL = new Router.HallName("鲁谷街道 ・ 24 小时政务厅", "Lugu Street · 24-hour Hall");
  static final Instant NOW = Instant.parse("2026-11-22T14:41:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
  static final Availability OPEN = new Availability(true, List.of());

  static final ServiceItem NURSE =
      new ServiceItem(
          "hlth-002",
          "护士执业变更注册",
          "Change of a nurse's practice registration",
          "卫生健康委员会",
          "Health Commission",
          ServiceItem.Audience.INDIVIDUAL,
          "职业资格",
          ServiceItem.Mode.REVIEW,
          5,
          false,
          true,
          "护士执业证书",
          List.of(Delivery.LOCKER, Delivery.EMS),
          List.of(
              new Material("护士执业证书", true), new Material("拟聘用证明", true), new Material("健康体检证明", false)));

  static final ServiceItem LONGEST =
      new ServiceItem(
          "tra-021",
          "道路旅客运输经营许可（县级行政区域内包车客运）补发换发申请",
          "Replacement of a road passenger transport licence (charter coaches in one district)",
          "规划和自然资源局（不动产登记中心）",
          "Planning and Natural Resources Bureau (Real Estate Registration Centre)",
          ServiceItem.Audience.ENTERPRISE,
          "交通运输",
          ServiceItem.Mode.REVIEW,
          20,
          true,
          false,
          "许可证",
          List.of(Delivery.PRINT, Delivery.EMS),
          List.of(
              new Material("道路旅客运输经营许可申请表及企业法人营业执照副本", false),
              new Material("经办人授权委托书", true)));

  private Samples() {}

  static HallStatus hall(boolean night, String... troubles) {
    return new HallStatus(
        HALL.zh(), HALL.en(), NOW, night, 1337, 1204, 17, 24, true, true, List.of(troubles));
  }

  static ServiceItem item(String zh, String en, String departmentZh, String departmentEn, boolean originals) {
    return new ServiceItem(
        "x-" + zh.hashCode(),
        zh,
        en,
        departmentZh,
        departmentEn,
        ServiceItem.Audience.INDIVIDUAL,
        "",
        originals ? ServiceItem.Mode.REVIEW : ServiceItem.Mode.PRINT,
        10,
        originals && zh.length() % 2 == 0,
        originals,
        "",
        List.of(Delivery.EMS),
        List.of());
  }

  static List<CellTile> cabinet(String lit, TileState state) {
    List<CellTile> tiles = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String name = String.format("%02d", i + 1);
      TileState own = name.equals(lit) ? state : i == 7 ? TileState.OUT_OF_SERVICE : TileState.QUIET;
      tiles.add(new CellTile(name, i / 4, i % 4, own));
    }
    return tiles;
  }

  static List<RoundCell> round(boolean taken) {
    return List.of(
        new RoundCell(
            "14",
            "SJS 2611 2224 0173",
            NURSE.nameZh(),
            NURSE.nameEn(),
            List.of("护士执业证书", "拟聘用证明"),
            NOW,
            taken),
        new RoundCell(
            "03", "SJS 2611 2224 0168", LONGEST.nameZh(), LONGEST.nameEn(), List.of("经办人授权委托书"), NOW, false));
  }

  static Screen.Search search() {
    return new Screen.Search(
        "hsbg",
        Group.ALL,
        List.of(
            new Hit(NURSE, List.of(new Mark(0, 2), new Mark(4, 6)), false, OPEN),
            new Hit(
                item("户室变更（公共租赁住房）", "Change of unit in public rental housing", "住房保障事务中心", "Housing Centre", true),
                List.of(new Mark(0, 4)),
                false,
                OPEN),
            new Hit(
                item("户口登记项目变更", "Household register change", "公安分局", "Public Security Sub-bureau", true),
                List.of(new Mark(0, 1), new Mark(6, 8)),
                false,
                new Availability(false, List.of("locker:full"))),
            new Hit(LONGEST, List.of(new Mark(3, 5)), false, new Availability(false, List.of("card-reader:no-port")))),
        4);
  }

  /** Every screen by a name that sorts in the order of a night. */
  static Map<String, Screen> all() {
    Map<String, Screen> all = new LinkedHashMap<>();
    all.put("01-attract", new Screen.Attract(false, hall(false)));
    all.put("01-attract-cleared", new Screen.Attract(true, hall(false)));
    all.put("02-home", new Screen.Home(hall(false)));
    all.put("02-home-records", new Screen.Home(hall(false, "records:set-aside")));
    all.put("02-home-troubles", new Screen.Home(hall(false, "card-reader:no-port", "locker:silent", "network:down")));
    all.put("02-home-not-commissioned", new Screen.Home(hall(true, "locker:not-commissioned")));
    all.put("03-search", search());
    all.put("03-search-nothing", new Screen.Search("zzz", Group.ALL, List.of(), 0));
    all.put("03-search-group", new Screen.Search("", Group.LIFE_CHILD, search().hits(), 9));
    all.put("04-service", new Screen.Service(NURSE, OPEN));
    all.put(
        "04-service-closed",
        new Screen.Service(LONGEST, new Availability(false, List.of("card-reader:no-port", "network:down"))));
    all.put("04-service-otherwise", new Screen.Service(LONGEST, new Availability(true, List.of("locker:not-commissioned"))));
    for (CardNote note : CardNote.values()) {
      all.put("05-card-" + note, new Screen.CardWait(false, Optional.of(NURSE), note));
    }
    all.put("06-identity", new Screen.IdentityChoice(NURSE, "王**", "resident", Optional.empty()));
    for (Screen.FaceBarrier barrier : Screen.FaceBarrier.values()) {
      all.put("06-identity-no-" + barrier, new Screen.IdentityChoice(NURSE, "王**", "resident", Optional.of(barrier)));
    }
    for (String document : List.of("hmt-residence-permit", "foreign-pr-2017", "foreign-pr-2023")) {
      all.put("06-identity-" + document, new Screen.IdentityChoice(NURSE, "梁**", document, Optional.empty()));
    }
    for (Screen.PhoneCodeBarrier barrier : Screen.PhoneCodeBarrier.values()) {
      all.put(
          "06-identity-no-code-" + barrier,
          new Screen.IdentityChoice(NURSE, "王**", "resident", Optional.of(Screen.FaceBarrier.PHOTO), 0, Optional.of(barrier), true, true));
      all.put(
          "06-identity-passport-no-code-" + barrier,
          new Screen.IdentityChoice(NURSE, "E***", "passport", Optional.of(Screen.FaceBarrier.PHOTO), 0, Optional.of(barrier), false, false));
    }
    all.put(
        "06-identity-passport",
        new Screen.IdentityChoice(NURSE, "E***", "passport", Optional.of(Screen.FaceBarrier.PHOTO), 0, Optional.empty(), true, false));
    for (int minutes : List.of(1, 9)) {
      all.put(
          "06-identity-tries-" + minutes,
          new Screen.IdentityChoice(
              NURSE, "王**", "hmt-residence-permit", Optional.of(Screen.FaceBarrier.TRIES), minutes, Optional.empty(), true, true));
    }
    for (Screen.PhoneCodeSay say : Screen.PhoneCodeSay.values()) {
      all.put("06-phone-code-" + say, new Screen.PhoneCode(NURSE, "138****8000", say == Screen.PhoneCodeSay.SENT ? 2 : 0, 6, say, 280));
    }
    all.put("06-staff-help", new Screen.StaffHelp(NURSE, CardNote.PUT_CARD));
    all.put("06-staff-help-lift", new Screen.StaffHelp(NURSE, CardNote.LIFT_FIRST));
    all.put("06-staff-look", new Screen.StaffLook(NURSE, "莫**", "foreign-pr-2023", "courier-1"));
    all.put("07-face", new Screen.FaceLook(Optional.of(NURSE), "", 5));
    all.put("07-face-hint", new Screen.FaceLook(Optional.of(NURSE), "too-far", 3));
    for (FaceReason reason : FaceReason.values()) {
      all.put("07-face-not-" + reason, new Screen.FaceNot(Optional.of(NURSE), reason, reason != FaceReason.DEVICE, 0));
    }
    all.put("07-face-not-used", new Screen.FaceNot(Optional.of(NURSE), FaceReason.DIFFERENT, false, 10));
    all.put("07-face-not-used-1", new Screen.FaceNot(Optional.of(NURSE), FaceReason.TIMED_OUT, false, 1));
    all.put(
        "08-form",
        new Screen.Form(NURSE, 1, 2, "新的执业地点是哪里？", "Where will you work from now on?", FormSamples.nurseForm(""), "employer"));
    all.put("08-form-foreigner", new Screen.Form(NURSE, 1, 3, "", "", FormSamples.foreignersForm(), ""));
    all.put("08-form-choice", new Screen.Form(NURSE, 2, 2, "", "", FormSamples.choiceForm(), ""));
    all.put("08-form-wrong", new Screen.Form(NURSE, 1, 2, "", "", FormSamples.nurseForm("too-late"), "from"));
    all.put("09-review", new Screen.Review(NURSE, FormSamples.nurseForm(""), false));
    all.put("10-filing", new Screen.Filing(NURSE));
    all.put("11-cell-opening", new Screen.CellOpening("14", cabinet("14", TileState.LIT)));
    all.put(
        "11-cell-open",
        new Screen.CellOpen("14", cabinet("14", TileState.OPEN), List.of("护士执业证书", "拟聘用证明"), false));
    all.put("11-cell-choosing", new Screen.CellOpening("", cabinet("", TileState.QUIET)));
    all.put(
        "11-cell-forgotten", new Screen.CellOpen("14", cabinet("14", TileState.OPEN), List.of(), false));
    all.put(
        "11-cell-open-staff",
        new Screen.CellOpen("14", cabinet("14", TileState.OPEN), List.of("护士执业证书", "拟聘用证明"), true));
    for (String result :
        List.of(
            "jammed",
            "wrong-door",
            "sensor-fault",
            "unknown",
            "unreachable",
            "refused",
            "rejected",
            "failed",
            "stays-shut",
            "too-small",
            "empty",
            "full")) {
      all.put(
          "11-cell-trouble-" + result,
          new Screen.CellTrouble(
              "14", result, cabinet("14", TileState.LIT), !result.equals("unreachable"), false));
    }
    all.put(
        "11-cell-trouble-not-commissioned",
        new Screen.CellTrouble("", "not-commissioned", cabinet("", TileState.QUIET), true, false));
    all.put(
        "11-cell-trouble-staff",
        new Screen.CellTrouble("14", "jammed", cabinet("14", TileState.OUT_OF_SERVICE), false, true));
    all.put(
        "11-cell-closed", new Screen.CellClosed("14", cabinet("14", TileState.LIT), List.of("护士执业证书", "拟聘用证明")));
    for (ReceiptNote note : ReceiptNote.values()) {
      all.put(
          "12-done-" + note,
          new Screen.Done(
              NURSE,
              "王女士",
              "SJS 2611 2224 0173",
              note == ReceiptNote.NOT_PRINTED,
              note == ReceiptNote.UNKNOWN ? Optional.empty() : Optional.of("14"),
              note,
              SheetNote.NONE,
              false,
              "https://hall24.example/r/SJS261122240173?k=7Jx2mQ4tV9",
              false,
              12));
    }
    for (SheetNote note : SheetNote.values()) {
      if (note != SheetNote.NONE) {
        all.put(
            "12-done-a4-" + note,
            new Screen.Done(
                NURSE, "王女士", "SJS 2611 2224 0173", true, Optional.of("14"), ReceiptNote.PRINTED, note,
                note != SheetNote.PRINTING && note != SheetNote.JAM, "https://hall24.example/r/SJS261122240173?k=7Jx2mQ4tV9", false, 12));
      }
    }
    for (SheetNote note : List.of(SheetNote.NONE, SheetNote.PAPER_OUT)) {
      all.put(
          "12-done-card-lies-" + note,
          new Screen.Done(
              NURSE, "王女士", "SJS 2611 2224 0173", false, Optional.of("14"), ReceiptNote.UNKNOWN, note, note != SheetNote.NONE,
              "https://hall24.example/r/SJS261122240173?k=7Jx2mQ4tV9", true, 12));
    }
    all.put("12-card-left", new Screen.CardLeft(28, true));
    all.put("13-staff-card", new Screen.CardWait(true, Optional.empty(), CardNote.PUT_CARD));
    all.put("13-staff-pin", new StaffScreen.StaffPin("李*", 2, 6, false));
    all.put("13-staff-pin-wrong", new StaffScreen.StaffPin("李*", 0, 6, true));
    all.put(
        "11-cell-trouble-staff-not-commissioned",
        new Screen.CellTrouble("14", "not-commissioned", cabinet("14", TileState.LIT), false, true));
    all.put("14-round-not-commissioned", new StaffScreen.Round("李*", round(false), true, true, false));
    all.put("14-round", new StaffScreen.Round("李*", round(false), true, false, true));
    all.put("14-round-half", new StaffScreen.Round("李*", round(true), false, true, true));
    all.put("14-round-empty", new StaffScreen.Round("李*", List.of(), true, false, true));
    all.put("15-round-confirm", new StaffScreen.RoundConfirm(round(false).getFirst()));
    all.put("16-round-done", new StaffScreen.RoundDone("李*", round(true), "#4127 · 9f3a c2e1", false));
    all.put("16-round-done-card-lies", new StaffScreen.RoundDone("李*", round(true), "#4127 · 9f3a c2e1", true));
    for (String key :
        List.of(
            "call",
            "listen",
            "collect-unavailable",
            "other-id",
            "phone-code",
            "for-someone",
            "face-notice",
            "not-filed",
            "pin-wait",
            "pin-locked",
            "staff-unavailable",
            "paper-missing",
            "custody-stays",
            "round-open",
            "phone-code-offline",
            "phone-code-not-offered",
            "phone-code-no-phone",
            "phone-code-too-often",
            "staff-not-same",
            "code-forged",
            "code-expired",
            "code-unknown-issuer",
            "code-not-staff",
            "document-expired",
            "document-wrong",
            "code-unreadable",
            "no-such-key")) {
      all.put("17-notice-" + key, new Screen.Notice(key, "30"));
    }
    CabinetSamples.into(all);
    CaseSamples.into(all);
    all.put("18-still-there", new Screen.StillThere(new Screen.Home(hall(false)), 24));
    return all;
  }
}
