package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
  private Store store;
  private CardDesk desk;
  private final DemoCards cards = new DemoCards();
  private final BlockingQueue<Report> said = new LinkedBlockingQueue<>();

  private final BlockingQueue<Long> lying = new LinkedBlockingQueue<>();

  @BeforeEach
  void open_the_hall(@TempDir Path folder) {
    store = ((Opening.Opened) Store.open(StoreSettings.in(folder))).store();
    StaffDesk staff =
        new StaffDesk(
            List.of(new StaffDesk.Member("courier-1", StaffDesk.hash(DemoPerson.of("courier").number(), new byte[16]), "", false)),
            Clock.systemUTC());
    desk = new CardDesk(reader, staff, number -> new FaceLooks.Lately(1, Duration.ofMinutes(9)), store, workers);
    desk.listen(lying::add);
  }

  @AfterEach
  void close_the_hall() {
    desk.close();
    reader.close();
    runner.close();
    cable.close();
    workers.shutdownNow();
    store.close();
  }

  private List<String> alarms() {
    // Commits keep their order: when this one is done, so are those before it.
    store.commitNow(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.TECHNICIAN, "test", EventBody.empty()));
    return new Journal(store).after(0, 1000).stream().filter(e -> e.kind().equals("alarm")).map(JournalEntry::body).toList();
  }

  private long nextLying() throws InterruptedException {
    Long session = lying.poll(60, TimeUnit.SECONDS);
    assertThat(session).as("news of the card within a minute").isNotNull();
    return session;
  }

  @Test
  void whose_card_lies_there_is_told_before_the_card_itself_and_its_removal_too_though_nobody_waits_any_more() throws Exception {
    desk.read(1, false, said::add);
    emulator.lay(cards.card("nurse"));
    until(Report.CardRead.class);
    assertThat(lying).containsExactly(1L);
    emulator.lift();
    assertThat(List.of(nextLying(), nextLying())).containsExactly(1L, 0L);
    desk.wipe(1);
    desk.wipe(2);
    assertThat(alarms()).isEmpty();
  }

  @Test
  void a_card_that_stays_though_it_was_asked_for_is_in_the_journal_until_it_is_gone() throws Exception {
    desk.read(1, false, said::add);
    emulator.lay(cards.card("nurse"));
    until(Report.CardRead.class);
    assertThat(nextLying()).isEqualTo(1);
    desk.wipe(1);
    assertThat(alarms()).as("it is still being asked for").isEmpty();
    desk.wipe(2);
    desk.wipe(3);
    assertThat(alarms()).hasSize(1).first().asString().contains("card-left-behind").doesNotContain("1101");
    emulator.lift();
    assertThat(nextLying()).isZero();
    assertThat(alarms()).hasSize(2).last().asString().contains("left-card-removed");
  }

  @Test
  void the_card_of_a_member_of_staff_is_watched_as_well_and_a_card_that_gave_nothing_is_nobodys() throws Exception {
    desk.read(1, true, said::add);
    emulator.lay(cards.card("nurse"));
    untilNote(CardNote.NOT_STAFF);
    emulator.lift();
    untilNote(CardNote.PUT_CARD);
    assertThat(lying).isEmpty();
    emulator.lay(cards.card("courier"));
    until(Report.StaffRead.class);
    assertThat(nextLying()).isEqualTo(1);
    emulator.lift();
    assertThat(nextLying()).isZero();
  }

  @Test
  void a_card_lifted_while_the_cable_is_out_is_known_to_be_gone_when_it_is_back() throws Exception {
    desk.read(1, false, said::add);
    emulator.lay(cards.card("nurse"));
    until(Report.CardRead.class);
    assertThat(nextLying()).isEqualTo(1);
    runner.unplug();
    emulator.lift();
    runner.plug();
    assertThat(nextLying()).isZero();
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
