package org.hall24.kiosk.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.CollectScreen.Found;
import org.hall24.kiosk.journey.CollectScreen.PickUpSay;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Screen.TileState;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.CellSize;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.StaffScreen.ResultFacts;
import org.hall24.kiosk.journey.StaffScreen.ResultNeed;
import org.hall24.kiosk.journey.StaffScreen.StockSay;
import org.hall24.queue.StoreHealth;

/** Screens of collecting, of results and of keeping the cabinet. */
final class CabinetSamples {
  static final Found FOUND =
      new Found("14", "SJS 2611 2224 0173", Samples.NURSE.nameZh(), Samples.NURSE.nameEn(), List.of("护士执业证书"), false, false);
  static final Found LATE =
      new Found("03", "SJS 2611 1524 0168", Samples.LONGEST.nameZh(), Samples.LONGEST.nameEn(), List.of("许可证"), true, false);
  static final Found UNKNOWN = new Found("21", "", "", "", List.of(), false, false);
  static final ResultFacts RESULT =
      new ResultFacts("SJS 2611 2224 0173", Samples.NURSE.nameZh(), Samples.NURSE.nameEn(), "护士执业证书", true, "");
  static final ResultFacts LONG_RESULT =
      new ResultFacts("SJS 2611 1524 0168", Samples.LONGEST.nameZh(), Samples.LONGEST.nameEn(), "许可证", true, "");
  static final ResultFacts ELSEWHERE = new ResultFacts("HDQ 2611 1500 0421", "", "", "", false, "");

  private CabinetSamples() {}

  static KeptCell kept(int n, String custody, String door, String service, String kind, boolean code, boolean overdue) {
    return new KeptCell(
        String.format("%02d", n), (n - 1) / 4, (n - 1) % 4, n <= 8 ? CellSize.SMALL : n <= 20 ? CellSize.MEDIUM : CellSize.LARGE, custody,
        door, service, kind, kind.isEmpty() ? "" : "SJS 2611 2224 0173", Samples.NOW, code, overdue);
  }

  static List<KeptCell> cabinet() {
    List<KeptCell> cells = new ArrayList<>();
    for (int n = 1; n <= 24; n++) {
      cells.add(
          switch (n) {
            case 2 -> kept(n, "holds", "closed", "in-service", "licence", true, false);
            case 5 -> kept(n, "holds", "closed", "in-service", "result", true, true);
            case 8 -> kept(n, "empty", "closed", "out-of-service", "", false, false);
            case 10 -> kept(n, "unknown", "closed", "in-service", "originals", false, false);
            case 14 -> kept(n, "holds", "closed", "in-service", "originals", false, false);
            case 15 -> kept(n, "empty", "open", "in-service", "", false, false);
            case 19 -> kept(n, "holds", "closed", "jammed", "licence", true, false);
            case 20 -> kept(n, "reserved", "closed", "in-service", "", false, false);
            case 23 -> kept(n, "unknown", "closed", "forced-open", "", false, false);
            default -> kept(n, "empty", "closed", "in-service", "", false, false);
          });
    }
    return cells;
  }

  /** Every part of a machine, all well, or much of it not. */
  static List<PartHealth> machine(StoreHealth.State store, boolean well) {
    String detail = store == StoreHealth.State.SET_ASIDE ? "damaged-20261122T144105Z-2214" : store == StoreHealth.State.FAILED ? "SQLITE_IOERR_FSYNC" : "";
    long usable = store == StoreHealth.State.STORAGE_FULL ? 0 : store == StoreHealth.State.STORAGE_LOW ? 11L << 20 : 21_000L << 20;
    PartHealth kept = PartHealth.of(new StoreHealth(store, detail, usable, 18L << 20));
    if (well) {
      return List.of(
          kept, new PartHealth("card_reader", "id-reader", State.READY, "ready", ""), new PartHealth("locker", "locker", State.READY, "ready", ""),
          new PartHealth("printer", "printer", State.READY, "ready", ""), new PartHealth("cells", State.READY, "ready", "24"),
          new PartHealth("backend", State.READY, "ready", ""), new PartHealth("outbox", State.READY, "ready", "3"),
          new PartHealth("clock", State.READY, "ready", ""));
    }
    return List.of(
        kept, new PartHealth("card_reader", "id-reader", State.READY, "ready", ""), new PartHealth("scanner", "scanner", State.ABSENT, "no-port", "/dev/ttyUSB3"),
        new PartHealth("face", "face", State.FAILED, "silent", ""), new PartHealth("locker", "locker", State.DEGRADED, "connecting", ""),
        new PartHealth("printer", "printer", State.DEGRADED, "near-end", ""), new PartHealth("a4_printer", "a4", State.FAILED, "jam", ""),
        new PartHealth("cells", State.DEGRADED, "out-of-service", "2 / 24"), new PartHealth("backend", State.FAILED, "trust", ""),
        new PartHealth("outbox", State.DEGRADED, "dead-letter", "12 + 1"), new PartHealth("clock", State.DEGRADED, "unsure", ""));
  }

  static void into(Map<String, Screen> all) {
    for (PickUpSay say : PickUpSay.values()) {
      all.put("20-code-" + say, new CollectScreen.PickUpCode("", say, say == PickUpSay.WAIT ? 16 : 0, true));
    }
    all.put("20-code-typing", new CollectScreen.PickUpCode("40718", PickUpSay.NOTHING, 0, true));
    all.put("20-code-whole", new CollectScreen.PickUpCode("4071893526", PickUpSay.NOTHING, 0, true));
    all.put("20-code-wrong-wait", new CollectScreen.PickUpCode("", PickUpSay.WRONG, 8, true));
    for (CardNote note : List.of(CardNote.PUT_CARD, CardNote.READING, CardNote.UNKNOWN_TYPE, CardNote.READER_AWAY)) {
      all.put("21-second-" + note, new CollectScreen.PickUpSecond(false, 0, note));
    }
    all.put("21-second-phone", new CollectScreen.PickUpSecond(true, 2, CardNote.PUT_CARD));
    all.put("22-collect-card", new Screen.CardWait(false, Optional.empty(), CardNote.PUT_CARD));
    all.put("22-proof", new CollectScreen.PickUpProof("王**", Optional.empty(), 0));
    all.put("22-proof-no-camera", new CollectScreen.PickUpProof("王**", Optional.of(Screen.FaceBarrier.CAMERA), 0));
    all.put("22-proof-tries", new CollectScreen.PickUpProof("王**", Optional.of(Screen.FaceBarrier.TRIES), 10));
    all.put("22-proof-tries-1", new CollectScreen.PickUpProof("王**", Optional.of(Screen.FaceBarrier.TRIES), 1));
    all.put("22-proof-time", new CollectScreen.PickUpProof("王**", Optional.of(Screen.FaceBarrier.TIME), 0));
    all.put("22-face-not", new Screen.FaceNot(Optional.empty(), Screen.FaceReason.DIFFERENT, true, 0));
    all.put("23-list", new CollectScreen.PickUpList("王**", List.of(FOUND, LATE, UNKNOWN)));
    all.put("23-list-looking", new CollectScreen.PickUpList("王**", List.of()));
    all.put("24-collect-open", new Screen.DoorOpen(DoorTask.COLLECT, "14", Samples.cabinet("14", TileState.OPEN), FOUND.papers(), false));
    all.put("24-collect-open-overdue", new Screen.DoorOpen(DoorTask.COLLECT, "03", Samples.cabinet("03", TileState.OPEN), LATE.papers(), true));
    for (String result : List.of("jammed", "wrong-door", "unknown", "unreachable", "stays-shut", "still-inside", "reopen-window", "not-commissioned")) {
      all.put("24-collect-fault-" + result, new Screen.DoorFault(DoorTask.COLLECT, "14", result, Samples.cabinet("14", TileState.LIT), false));
    }
    for (ReceiptNote note : ReceiptNote.values()) {
      all.put("25-collected-" + note, new CollectScreen.Collected(note == ReceiptNote.UNKNOWN ? LATE : FOUND, note == ReceiptNote.PRINTED ? 2 : 0, note != ReceiptNote.PRINTING, note, false, 24));
      all.put("25-collected-card-lies-" + note, new CollectScreen.Collected(LATE, note == ReceiptNote.PRINTED ? 2 : 0, note != ReceiptNote.PRINTING, note, true, 24));
    }
    all.put("25-collected-unknown", new CollectScreen.Collected(UNKNOWN, 0, true, ReceiptNote.PRINTED, false, 24));
    all.put("26-result-number", new StaffScreen.ResultNumber("李*", "SJS", "", "", List.of(RESULT, LONG_RESULT)));
    all.put("26-result-number-typing", new StaffScreen.ResultNumber("李*", "SJS", "26112224", "", List.of()));
    all.put("26-result-number-whole", new StaffScreen.ResultNumber("李*", "SJS", "261122240173", "", List.of(RESULT)));
    all.put("26-result-number-wrong", new StaffScreen.ResultNumber("李*", "SJS", "261122240174", "not-a-number", List.of()));
    all.put("26-result-number-there", new StaffScreen.ResultNumber("李*", "SJS", "261122240173", "in-cell:14", List.of()));
    all.put("27-result-ready", new StaffScreen.ResultReady(LONG_RESULT, new ResultNeed(CellSize.SMALL, false, "")));
    all.put("27-result-ready-elsewhere", new StaffScreen.ResultReady(ELSEWHERE, new ResultNeed(CellSize.MEDIUM, true, "12")));
    all.put("27-result-open", new Screen.DoorOpen(DoorTask.RESULT, "05", Samples.cabinet("05", TileState.OPEN), List.of("护士执业证书"), false));
    for (String result : List.of("jammed", "too-small", "empty", "full", "power-low", "not-commissioned")) {
      all.put("27-result-fault-" + result, new Screen.DoorFault(DoorTask.RESULT, "05", result, Samples.cabinet("05", TileState.LIT), true));
    }
    all.put("28-result-kept", new StaffScreen.ResultKept(RESULT, "05", LocalDate.of(2026, 11, 29), true));
    all.put("28-result-kept-offline", new StaffScreen.ResultKept(RESULT, "05", LocalDate.of(2026, 11, 29), false));
    all.put("29-cells", new StaffScreen.Cells("李*", cabinet(), "", List.of(), true, true));
    all.put(
        "29-cells-chosen",
        new StaffScreen.Cells(
            "李*", cabinet(), "02",
            List.of(KeepAct.MOVE, KeepAct.RECALL, KeepAct.RENEW, KeepAct.OUT_OF_SERVICE, KeepAct.KEY_OPENED, KeepAct.LOOK, KeepAct.EMERGENCY),
            true, true));
    all.put(
        "29-cells-doubt",
        new StaffScreen.Cells(
            "李*", cabinet(), "10",
            List.of(
                KeepAct.LOOK, KeepAct.FOUND_EMPTY, KeepAct.FOUND_PAPERS, KeepAct.MOVE, KeepAct.RECALL, KeepAct.OUT_OF_SERVICE,
                KeepAct.KEY_OPENED, KeepAct.EMERGENCY),
            false, true));
    all.put("29-cells-not-commissioned", new StaffScreen.Cells("李*", cabinet(), "", List.of(), true, false));
    all.put(
        "29-cells-not-commissioned-chosen",
        new StaffScreen.Cells(
            "李*", cabinet(), "10",
            List.of(
                KeepAct.LOOK, KeepAct.FOUND_EMPTY, KeepAct.FOUND_PAPERS, KeepAct.MOVE, KeepAct.RECALL, KeepAct.OUT_OF_SERVICE,
                KeepAct.KEY_OPENED, KeepAct.EMERGENCY),
            false, false));
    all.put("29-cells-looking", new StaffScreen.Cells("李*", List.of(), "", List.of(), true, true));
    all.put("32-health-looking", new StaffScreen.Health("李*", List.of()));
    all.put("32-health-well", new StaffScreen.Health("李*", machine(StoreHealth.State.READY, true)));
    for (StoreHealth.State state : StoreHealth.State.values()) {
      all.put("32-health-" + state.word(), new StaffScreen.Health("李*", machine(state, false)));
    }
    for (StoreHealth.State state : List.of(StoreHealth.State.READ_ONLY, StoreHealth.State.IN_USE, StoreHealth.State.FAILED, StoreHealth.State.STORAGE_FULL)) {
      all.put(
          "33-out-" + state.word(),
          new Screen.OutOfService(
              PartHealth.notOpened(
                  state,
                  state == StoreHealth.State.IN_USE
                      ? "another program holds the state folder: process 4242"
                      : "the state folder cannot be written: FileSystemException")));
    }

    all.put(
        "31-stock",
        new StaffScreen.Stock(
            "李*", cabinet().get(1), 2, 24, Samples.cabinet("02", TileState.LIT),
            List.of(StockSay.AS_RECORDED, StockSay.EMPTY, StockSay.OPEN, StockSay.SKIP)));
    all.put(
        "31-stock-doubt",
        new StaffScreen.Stock(
            "李*", cabinet().get(9), 10, 24, Samples.cabinet("10", TileState.LIT),
            List.of(StockSay.EMPTY, StockSay.PAPERS, StockSay.OPEN, StockSay.SKIP)));
    all.put("31-stock-done", new StaffScreen.StockDone("李*", 24, List.of(), 0));
    all.put("31-stock-done-differences", new StaffScreen.StockDone("李*", 20, List.of(cabinet().get(1), cabinet().get(9)), 2));
    all.put("20-code-no-card", new CollectScreen.PickUpCode("", PickUpSay.NOTHING, 0, false));
    all.put(
        "11-cell-opening-kept",
        new Screen.CellOpening("14", Samples.cabinet("14", TileState.LIT), Optional.of(Instant.parse("2026-11-22T15:11:00Z"))));
    all.put(
        "11-cell-trouble-jammed-kept",
        new Screen.CellTrouble(
            "14", "jammed", Samples.cabinet("14", TileState.LIT), true, false, Optional.of(Instant.parse("2026-11-22T15:11:00Z"))));
    for (KeepAct act : KeepAct.values()) {
      all.put("30-keep-" + act, new StaffScreen.KeepConfirm(act, cabinet().get(1), act == KeepAct.EMERGENCY ? "赵*" : ""));
    }
    all.put("30-keep-open-out", new Screen.DoorOpen(DoorTask.KEEP_OUT, "02", Samples.cabinet("02", TileState.OPEN), List.of(), false));
    all.put("30-keep-open-in", new Screen.DoorOpen(DoorTask.KEEP_IN, "09", Samples.cabinet("09", TileState.OPEN), List.of(), false));
    all.put("30-keep-open-look", new Screen.DoorOpen(DoorTask.KEEP_LOOK, "10", Samples.cabinet("10", TileState.OPEN), List.of(), false));
    for (String key :
        List.of(
            "looked", "emergency", "recalled", "moved", "renewed", "out-of-service", "in-service", "key-opened", "found-empty", "found-papers",
            "nothing-inside", "not-opened", "left-open", "still-inside", "no-cell", "in-your-hands", "failed")) {
      all.put("31-notice-keep-" + key, new Screen.Notice("keep-" + key, "09"));
    }
    all.put("31-notice-same-person", new Screen.Notice("same-person", ""));
  }
}
