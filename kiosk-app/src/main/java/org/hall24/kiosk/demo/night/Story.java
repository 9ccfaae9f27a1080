package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.hall24.kiosk.demo.people.DemoPerson;

/**
 * One night and one morning, played by hand: every line either touches the screen, moves a body in the hall, or waits until
 * something is to be seen.
 */
final class Story {
  /** The PIN of the demo's courier, as everybody who reads the demo's configuration may know. */
  private static final String COURIER_PIN = "246810";

  /** What the two residents type; nobody's real numbers, and looked for in every log afterwards. */
  static final String NURSE_PHONE = "13800138000";

  static final String NEIGHBOUR_PHONE = "13900139000";
  static final String NURSE_CERTIFICATE = "201411002236";

  private static final String NURSE_SERVICE = "护士执业变更注册";
  private static final Instant MORNING = Instant.parse("2026-11-23T00:31:00Z");

  private final Hand hand;
  private final Hall hall;
  private final Album album;
  private final Phone phone;
  private final Diary diary;

  /** What the story remembers of what it saw on the way. */
  static final class Diary {
    String nurseNumber = "";
    String resultCell = "";
    String pickUpCode = "";
    String neighbourNumber = "";
    String depositCell = "";
    long pulsesBeforeCut;
    long pulsesAfterReturn;
    long receiptsBeforeCut;
    long receiptsAfterReturn;
  }

  Story(Hand hand, Hall hall, Album album, Phone phone, Diary diary) {
    this.hand = hand;
    this.hall = hall;
    this.album = album;
    this.phone = phone;
    this.diary = diary;
  }

  /** 22:40. The nurse files with her face, while the network goes down. */
  void theNurse() throws InterruptedException {
    hand.await("page-attract");
    album.passing("attract", "zh");
    hand.tap("begin");
    hand.await("page-home");
    album.both("home", "zh");
    hand.tap("search-field");
    hand.await("page-search");
    hand.type("hsbg");
    hand.awaitWords(NURSE_SERVICE);
    album.both("search", "zh");
    hand.tapWords(NURSE_SERVICE);
    hand.await("page-service");
    album.both("service", "zh");
    hand.tap("go-on");
    hand.await("page-card-wait");
    album.both("card", "zh");

    hall.act("lay-card", "who", DemoPerson.NURSE);
    hand.await("page-identity-choice");
    hall.act("lift-card");
    album.both("identity", "zh");
    hand.tap("use-face");
    hand.await("page-face-look");
    album.both("face", "zh");
    hall.act("stand", "who", DemoPerson.NURSE);
    hand.await("page-form");
    hall.act("leave");
    fillNurseForm();
    hand.await("page-review");
    hall.act("cut-network");
    hand.await("network-down");
    album.both("review", "zh");
    hand.tap("go-on");

    hand.await("page-cell-open");
    diary.depositCell = openDoor();
    album.both("cell-open", "zh");
    hall.act("put-paper", "cell", diary.depositCell);
    hall.act("close-door", "cell", diary.depositCell);
    hand.await("page-cell-closed");
    album.both("cell-closed", "zh");
    hand.tap("go-on");
    hand.await("page-done");
    hall.await("the receipt", w -> w.path("receipts").asLong() == 1);
    hand.await("receipt-printed");
    diary.nurseNumber = hand.words("acceptance-no");
    album.both("done", "zh");
    hall.act("tear-receipt");
    hand.tap("end");
    hand.await("page-attract");
    album.passing("wiped", "zh");
  }

  /** A little later, in English: a neighbour does not want to be looked at, and is served as fast. */
  void theNeighbour() throws InterruptedException {
    hand.tap("begin");
    hand.await("page-home");
    String chinese = hand.words("language");
    hand.tap("language");
    hand.awaitChange("language", chinese);
    hand.tap("search-field");
    hand.await("page-search");
    hand.type("dog");
    hand.await("hit-0");
    album.both("search-neighbour", "en");
    hand.tap("hit-0");
    hand.await("page-service");
    hand.tap("go-on");
    hand.await("page-card-wait");
    hall.act("lay-card", "who", DemoPerson.NEIGHBOUR);
    hand.await("page-identity-choice");
    hall.act("lift-card");
    hand.tap("without-face");
    hand.await("page-form");
    fillGeneralForm();
    hand.await("page-review");
    hand.tap("go-on");
    hand.await("page-done");
    hall.await("the second receipt", w -> w.path("receipts").asLong() == 2);
    hand.await("receipt-printed");
    diary.neighbourNumber = hand.words("acceptance-no");
    album.both("done-neighbour", "en");
    hall.act("tear-receipt");
    hand.tap("end");
    hand.await("page-attract");
  }

  /** The power goes and comes back: nothing moves, nothing prints. */
  void thePowerCut() throws InterruptedException {
    JsonNode before = hall.world();
    diary.pulsesBeforeCut = before.path("pulses").asLong();
    diary.receiptsBeforeCut = before.path("receipts").asLong();
    hall.act("power-off");
    hall.act("power-on");
    hand.await("page-attract");
    hand.tap("begin");
    hand.await("page-home");
    hall.await("the kiosk to have looked at its doors", w -> w.path("devices").path("locker").path("queries").asLong() > before.path("devices").path("locker").path("queries").asLong());
    album.passing("home-after-power-cut", "zh");
    JsonNode after = hall.world();
    diary.pulsesAfterReturn = after.path("pulses").asLong();
    diary.receiptsAfterReturn = after.path("receipts").asLong();
  }

  /** 8:31. The network is back, the courier comes. */
  void theCourier() throws InterruptedException {
    hall.act("mend-network");
    hall.act("set-clock", "at", MORNING.toString());
    // Whoever looked after the cut has not gone yet; the clock on the wall does not send anybody away.
    hand.await("page-home");
    hand.awaitWords("早上好");
    album.both("home-morning", "zh");
    hand.tap("staff");
    hand.await("page-card-wait");
    album.both("staff-card", "zh");
    hall.act("lay-card", "who", DemoPerson.COURIER);
    hand.await("page-staff-pin");
    hall.act("lift-card");
    album.both("staff-pin", "zh");
    for (char digit : COURIER_PIN.toCharArray()) {
      hand.tap("pin-" + digit);
    }
    hand.await("page-round");
    album.both("round", "zh");
    hand.tap("open-cell-" + diary.depositCell);
    hand.await("page-cell-open");
    String opened = openDoor();
    if (!opened.equals(diary.depositCell)) {
      throw new NightFailed("the courier asked for cell " + diary.depositCell + " and cell " + opened + " opened");
    }
    album.both("round-cell-open", "zh");
    hall.act("take-paper", "cell", opened);
    hall.act("close-door", "cell", opened);
    hand.await("page-round-confirm");
    album.both("round-confirm", "zh");
    hand.tap("papers-in-hand");
    hand.await("page-round");
    album.both("round-taken", "zh");
    theResult();
    hand.tap("go-on");
    hand.await("page-round-done");
    album.both("round-done", "zh");
    hand.tap("go-on");
    hand.await("page-attract");
  }

  /** What the courier brought along: the neighbour's certificate, into a cell; its code goes to the neighbour's phone. */
  private void theResult() throws InterruptedException {
    hand.tap("put-results");
    hand.await("page-result-number");
    hand.await("result-0");
    album.both("result-number", "zh");
    hand.tap("result-0");
    hand.await("page-result-ready");
    album.both("result-ready", "zh");
    hand.tap("go-on");
    hand.await("page-door-open");
    diary.resultCell = openDoor();
    album.both("result-cell-open", "zh");
    hall.act("put-paper", "cell", diary.resultCell);
    hall.act("close-door", "cell", diary.resultCell);
    hand.await("page-result-kept");
    album.both("result-kept", "zh");
    hand.tap("go-on");
    hand.await("page-round");
  }

  /** The neighbour's phone rings: the code and his card, and the certificate is his. */
  void theCollection() throws InterruptedException {
    hall.act("set-clock", "at", MORNING.plus(Duration.ofMinutes(34)).toString());
    diary.pickUpCode = phone.pickUpCode(diary.resultCell);
    hand.tap("begin");
    hand.await("page-home");
    hand.tap("tile-collect");
    hand.await("page-pick-up-code");
    album.both("pick-up-code", "zh");
    for (char digit : diary.pickUpCode.toCharArray()) {
      hand.tap("pin-" + digit);
    }
    hand.tap("go-on");
    hand.await("page-pick-up-second");
    album.both("pick-up-card", "zh");
    hall.act("lay-card", "who", DemoPerson.NEIGHBOUR);
    hand.await("page-door-open");
    hall.act("lift-card");
    String opened = openDoor();
    if (!opened.equals(diary.resultCell)) {
      throw new NightFailed("the result lies in cell " + diary.resultCell + " and cell " + opened + " opened");
    }
    album.both("pick-up-open", "zh");
    hall.act("take-paper", "cell", opened);
    hall.act("close-door", "cell", opened);
    hand.await("page-collected");
    hall.await("the third receipt", w -> w.path("receipts").asLong() == 3);
    hand.await("receipt-printed");
    album.both("collected", "zh");
    hall.act("tear-receipt");
    hand.tap("end");
    hand.await("page-attract");
  }

  /** The nurse passes by and asks how it stands: her card tells where her filing and her originals are. */
  void theQuestion() throws InterruptedException {
    hall.act("set-clock", "at", MORNING.plus(Duration.ofMinutes(39)).toString());
    hand.tap("begin");
    hand.await("page-home");
    hand.tap("tile-progress");
    hand.await("page-case-number");
    album.both("case-number", "zh");
    hand.tap("card-instead");
    hand.await("page-card-wait");
    hall.act("lay-card", "who", DemoPerson.NURSE);
    hand.await("page-case-shown");
    hall.act("lift-card");
    hand.awaitWords("部门还没有决定");
    if (!hand.words("acceptance-no").equals(diary.nurseNumber)) {
      throw new NightFailed("the nurse asked for her filing and saw another one");
    }
    album.both("case-shown", "zh");
    hand.tap("end");
    hand.await("page-attract");
  }

  /** Touches a field and waits for what comes up below it. */
  private void touched(String field, String below) throws InterruptedException {
    if (!hand.sees(below)) {
      hand.tap(field);
      hand.await(below);
    }
  }

  /** Turning the language folds the keyboard away, so what is typed on is brought up again before each picture. */
  private void fillNurseForm() throws InterruptedException {
    album.both("form-keypad", "zh", () -> touched("field-certificateNumber", "key-1"));
    hand.type(NURSE_CERTIFICATE);
    album.both("form-number", "zh");
    hand.tap("go-on");
    touched("field-newPlace", "key-c");
    hand.type("cy");
    album.both("form-suggestions", "zh", () -> touched("field-newPlace", "suggestion-0"));
    hand.tap("suggestion-0");
    hand.awaitGone("suggestion-0");
    album.both("form-date", "zh", () -> {
      touched("field-startDate", "month-on");
      if (!hand.sees("day-2026-12-01")) {
        hand.tap("month-on");
      }
      hand.await("day-2026-12-01");
    });
    hand.tap("day-2026-12-01");
    album.both("form-place", "zh");
    hand.tap("go-on");
    hand.tap("option-ems");
    typePhone(NURSE_PHONE);
    album.both("form-delivery", "zh");
    hand.tap("go-on");
  }

  private void fillGeneralForm() throws InterruptedException {
    hand.tap("option-locker");
    album.both("form-neighbour", "en");
    hand.tap("go-on");
    typePhone(NEIGHBOUR_PHONE);
    hand.tap("go-on");
  }

  private void typePhone(String digits) throws InterruptedException {
    hand.tap("field-phone");
    hand.await("key-1");
    hand.type(digits);
    hand.tap("key-done");
  }

  /** The one door that stands open in the hall, with the number a person reads on it. */
  private String openDoor() throws InterruptedException {
    hall.await("one open door", w -> open(w) == 1);
    for (JsonNode cell : hall.world().path("cells")) {
      if (cell.path("open").asBoolean()) {
        return cell.path("cell").asText();
      }
    }
    throw new NightFailed("a door stood open and is shut again");
  }

  private static long open(JsonNode world) {
    return StreamSupport.stream(world.path("cells").spliterator(), false).filter(c -> c.path("open").asBoolean()).count();
  }
}
