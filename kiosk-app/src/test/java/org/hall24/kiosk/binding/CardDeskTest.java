package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.kiosk.demo.people.DemoPerson;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the people of the hall get on the screen for the card they lay down. */
@Timeout(90)
class CardDeskTest {
  private final SamReaderEmulator emulator = new SamReaderEmulator();
  private final MemoryLine cable = MemoryLine.pair("id-reader");
  private final EmulatorRunner runner = EmulatorRunner.inMemory(emulator, cable, FaultPlan.none(), Ticker.system());
  private final SamReader reader =
      new SamReader(cable.hostPort(), SamSettings.defaults(), Ticker.system(), new Random(1), List.of(DemoCards.decoder()));
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CardDesk desk = new CardDesk(reader, new StaffDesk(List.of(), Clock.systemUTC()), number -> 1, workers);
  private final DemoCards cards = new DemoCards();
  private final BlockingQueue<Report> said = new LinkedBlockingQueue<>();

  @AfterEach
  void close_the_hall() {
    desk.close();
    reader.close();
    runner.close();
    cable.close();
    workers.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({
    "nurse,      resident,             王晓兰, 王女士, '',                                     '',    true",
    "hongkonger, hmt-residence-permit, 梁嘉欣, 梁女士, '',                                     '',    true",
    "doctor,     foreign-pr-2017,      安德森, 安**,  'EXEMPLARSSON, ERIK',                    SWE, false",
    "engineer,   foreign-pr-2023,      莫妮卡, 莫**,  'MUSTERMANN-BEISPIEL, MONIKA ELISABETH', DEU, false",
  })
  void each_of_the_four_cards_makes_an_applicant(
      String who, String type, String name, String called, String latin, String nationality, boolean address)
      throws Exception {
    desk.read(1, false, said::add);
    emulator.lay(cards.card(who));
    Report.CardRead read = (Report.CardRead) until(Report.CardRead.class);
    assertThat(read.looks()).isEqualTo(1);
    Applicant applicant = read.applicant();
    DemoPerson person = DemoPerson.of(who);
    assertThat(applicant.name()).isEqualTo(name);
    assertThat(applicant.honorific()).isEqualTo(called);
    assertThat(applicant.number()).isEqualTo(person.number());
    assertThat(applicant.address()).isEqualTo(person.address().orElse("")).matches(a -> a.isEmpty() != address);
    assertThat(applicant.birthDate()).isEqualTo(person.card().birthDate());
    assertThat(applicant.paper().type()).isEqualTo(type);
    assertThat(applicant.paper().nameLatin()).isEqualTo(latin);
    assertThat(applicant.paper().nationality()).isEqualTo(nationality);
    assertThat(desk.photo(1)).isPresent();
    assertThat(desk.number(1)).isEqualTo(person.number());
    assertThat(desk.number(2)).isEmpty();
    desk.wipe(1);
    assertThat(desk.photo(1)).isEmpty();
    assertThat(desk.number(1)).isEmpty();
  }

  @Test
  void who_lifts_the_card_too_soon_is_told_so_until_the_next_one_lies_there() throws Exception {
    emulator.plan(SamCommand.READ, new SamFault.Lift());
    desk.read(1, false, said::add);
    emulator.lay(cards.card("nurse"));
    assertThat(untilNote(CardNote.LIFTED_TOO_SOON)).contains(CardNote.READING);
    emulator.lay(cards.card("doctor"));
    assertThat(notesBefore(Report.CardRead.class)).doesNotContain(CardNote.PUT_CARD);
  }

  @Test
  void a_card_left_by_the_one_before_has_to_be_lifted_first_and_gives_nothing() throws Exception {
    desk.read(1, false, said::add);
    emulator.lay(cards.card("nurse"));
    until(Report.CardRead.class);
    desk.wipe(1);
    desk.read(2, false, said::add);
    untilNote(CardNote.LIFT_FIRST);
    emulator.lift();
    untilNote(CardNote.PUT_CARD);
    emulator.lay(cards.card("hongkonger"));
    Report.CardRead read = (Report.CardRead) until(Report.CardRead.class);
    assertThat(read.applicant().name()).isEqualTo("梁嘉欣");
  }

  @Test
  void a_pulled_cable_shows_the_reader_away_and_back() throws Exception {
    desk.read(1, false, said::add);
    untilNote(CardNote.PUT_CARD);
    runner.unplug();
    untilNote(CardNote.READER_AWAY);
    runner.plug();
    untilNote(CardNote.PUT_CARD);
    emulator.lay(cards.card("engineer"));
    until(Report.CardRead.class);
  }

  @Test
  void no_demo_card_has_a_doubtful_number() {
    for (DemoPerson person : DemoPerson.everybody()) {
      assertThat(person.card().remarks(LocalDate.of(2026, 11, 26)))
          .as(person.id())
          .noneMatch(remark -> remark.word().startsWith("number") || remark.word().startsWith("permit"));
    }
  }

  private Report until(Class<? extends Report> kind) throws InterruptedException {
    while (true) {
      Report next = said.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("a report within a minute").isNotNull();
      if (kind.isInstance(next)) {
        return next;
      }
    }
  }

  private List<CardNote> notesBefore(Class<? extends Report> kind) throws InterruptedException {
    var notes = new java.util.ArrayList<CardNote>();
    while (true) {
      Report next = said.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("a report within a minute").isNotNull();
      if (kind.isInstance(next)) {
        return notes;
      }
      if (next instanceof Report.CardSays(CardNote note)) {
        notes.add(note);
      }
    }
  }

  private List<CardNote> untilNote(CardNote wanted) throws InterruptedException {
    var notes = new java.util.ArrayList<CardNote>();
    while (notes.isEmpty() || notes.getLast() != wanted) {
      Report next = said.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("a report within a minute").isNotNull();
      if (next instanceof Report.CardSays(CardNote note)) {
        notes.add(note);
      }
    }
    return notes;
  }
}
