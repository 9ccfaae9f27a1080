package org.hall24.kiosk.demo.night;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.demo.hall.DemoProcesses;
import org.hall24.kiosk.demo.people.DemoPapers;
import org.hall24.kiosk.demo.people.DemoPerson;
import org.hall24.link.Ticker;

/**
 * Everybody who can walk into the hall, by every document and every way to show that it is one's own: the four cards, laid,
 * lifted too soon, swapped, left behind; a cable pulled and put back; a passport with a code to the telephone, a permit with a
 * member of staff and a badge. Each is seen on the screen and pictured.
 */
public final class Visits {
  private static final List<String> CARDS = List.of(DemoPerson.NURSE, "hongkonger", "doctor", "engineer");

  /** The PIN of the demo's courier, as everybody who reads the demo's configuration may know. */
  private static final String PIN = "246810";

  private final DemoProcesses processes;
  private final Hand hand;
  private final Hall hall;
  private final Album album;
  private final Phone phone;
  private int seen;

  /** @param out where the pictures go */
  public Visits(DemoProcesses processes, Path out) {
    Ticker ticker = Ticker.system();
    this.processes = processes;
    hand = new Hand(processes.handPort(), ticker);
    hall = new Hall(processes.controlPort(), ticker);
    album = new Album(hand, out.resolve("visits"));
    phone = new Phone(new Remote(processes.backendUrl()), ticker);
  }

  /** Plays every visit; 0 only when each was seen as it should be. */
  public int play() throws InterruptedException, IOException {
    try {
      hall.act("power-on");
      hand.await("page-attract");
      for (String who : CARDS) {
        card(DemoPerson.of(who));
      }
      snatchedAndSwapped();
      cable();
      leftBehind();
      passport();
      permit();
    } catch (NightFailed e) {
      System.out.println("✗ " + e.getMessage());
      album.passing("where-it-stopped", "zh");
      System.out.println("The visits did NOT go well, see " + processes.run());
      return 1;
    }
    System.out.println("The visits went well: " + seen + " things seen");
    return 0;
  }

  private void saw(String what) {
    seen++;
    System.out.println("✓ " + what);
  }

  private void toHome() throws InterruptedException {
    if (hand.sees("page-attract")) {
      hand.tap("begin");
    }
    hand.await("page-home");
  }

  private void toCardPage() throws InterruptedException {
    toHome();
    hand.tap("tile-file");
    hand.tap("hit-0");
    hand.await("page-service");
    hand.tap("go-on");
    hand.await("page-card-wait");
  }

  /** Back, page by page, to the first one. */
  private void leave() throws InterruptedException {
    for (int pages = 0; pages < 12 && !hand.sees("page-home"); pages++) {
      if (hand.sees("back")) {
        hand.tap("back");
      }
      hand.settle();
    }
    hand.await("page-home");
  }

  private void card(DemoPerson person) throws InterruptedException {
    toCardPage();
    hall.act("lay-card", "who", person.id());
    hand.await("page-identity-choice");
    album.both("identity-" + person.id(), "zh");
    hall.act("lift-card");
    hand.tap("without-face");
    hand.await("page-form");
    hand.awaitWords(person.name());
    if (person.nameLatin().isPresent()) {
      hand.awaitWords(person.nameLatin().get());
    }
    album.both("form-" + person.id(), "zh");
    saw(person.document() + ": the name of the card stands on the form");
    leave();
  }

  private void snatchedAndSwapped() throws InterruptedException {
    toCardPage();
    hall.act("snatch-card", "who", DemoPerson.NURSE);
    hand.awaitWords("拿开早了一点");
    album.passing("card-snatched", "zh");
    saw("a card pulled away while it was read gives nothing and says so");
    hall.act("lay-card", "who", DemoPerson.NURSE);
    hand.await("page-identity-choice");
    hall.act("lay-card", "who", "doctor");
    hand.tap("without-face");
    hand.await("page-form");
    hand.awaitWords(DemoPerson.of(DemoPerson.NURSE).name());
    saw("a card swapped after the read changes nobody");
    hall.act("lift-card");
    leave();
  }

  private void cable() throws InterruptedException {
    toCardPage();
    hall.act("pull-cable", "device", "id-reader");
    hand.awaitWords("读卡器\n现在用不了");
    album.passing("card-reader-away", "zh");
    hall.act("plug-cable", "device", "id-reader");
    hand.awaitWords("放在亮灯的地方");
    hall.act("lay-card", "who", "hongkonger");
    hand.await("page-identity-choice");
    hall.act("lift-card");
    saw("the reader's cable pulled is said, put back it reads again");
    leave();
  }

  private void leftBehind() throws InterruptedException {
    toHome();
    hand.tap("staff");
    hand.await("page-card-wait");
    hall.act("lay-card", "who", DemoPerson.COURIER);
    hand.await("page-staff-pin");
    hand.tap("back");
    hand.await("page-card-left");
    album.both("card-left", "zh");
    hall.act("lift-card");
    hand.await("page-attract");
    saw("a card left on the reader is asked for, and lifted it ends the visit");
  }

  private void passport() throws InterruptedException {
    toCardPage();
    show(DemoPapers.PASSPORT);
    hand.await("page-identity-choice");
    album.both("identity-passport", "zh");
    hand.tap("use-phone-code");
    hand.await("page-phone-code");
    String code = phone.oneTimeCode(Set.of());
    hand.await("pin-" + code.charAt(0));
    album.both("phone-code", "zh");
    type(code);
    hand.await("page-form");
    hand.awaitWords(DemoPapers.names().getOrDefault(DemoPapers.PASSPORT, ""));
    album.both("form-passport", "zh");
    saw("a passport with the code that came to the telephone");
    leave();
  }

  private void permit() throws InterruptedException {
    toCardPage();
    show(DemoPapers.PERMIT);
    hand.await("page-identity-choice");
    hand.tap("use-staff");
    hand.await("page-staff-help");
    album.both("staff-help", "zh");
    show(DemoPapers.BADGE);
    hand.await("page-staff-pin");
    type(PIN);
    hand.await("page-staff-look");
    album.both("staff-look", "zh");
    hand.tap("staff-same");
    hand.await("page-form");
    hand.awaitWords(DemoPapers.names().getOrDefault(DemoPapers.PERMIT, ""));
    saw("a travel permit with a member of staff, a badge and a PIN");
    leave();
  }

  /** Nobody holds a paper there in the very moment a page appears; what was begun before it is somebody else's. */
  private void show(String paper) throws InterruptedException {
    hand.settle();
    hall.act("show-paper", "paper", paper);
  }

  private void type(String digits) throws InterruptedException {
    for (int i = 0; i < digits.length(); i++) {
      hand.tap("pin-" + digits.charAt(i));
    }
  }
}
