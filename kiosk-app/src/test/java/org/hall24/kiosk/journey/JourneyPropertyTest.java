package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is touched and whatever the devices say, in any order. */
class JourneyPropertyTest {

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 99_999).list().ofMinSize(1).ofMaxSize(200);
  }

  @Property(tries = 400)
  void one_form_never_files_twice_and_no_door_opens_without_a_commit_or_a_courier(
      @ForAll("steps") List<Integer> steps) {
    Walk walk = Walk.start();
    for (int choice : steps) {
      RandomSteps.take(walk, choice);
      assertThat(walk.screen()).isNotNull();
    }

    Set<Ticket> filed = new HashSet<>();
    Set<String> committed = new HashSet<>();
    Set<String> couriers = new HashSet<>();
    Set<String> proven = new HashSet<>();
    Set<Ticket> open = new HashSet<>();
    for (Object happened : walk.history()) {
      switch (happened) {
        case Effect.CommitFiling(Ticket ticket, FilingDraft draft) -> {
          assertThat(filed).as("a filing that was answered is not filed again").doesNotContain(draft.id());
          open.add(ticket);
        }
        case Event.Reported(Ticket ticket, Report.Filed(String number, String _)) when open.contains(ticket) -> {
          committed.add(number);
          filed.add(draftOf(walk, ticket));
        }
        case Event.Reported(Ticket _, Report.PinRight _) -> couriers.addAll(List.of(Walk.COURIER.id(), KeepJourneyTest.KEEPER.id()));
        case Effect.ReserveAndOpenCell opening -> assertThat(committed).contains(opening.acceptanceNo());
        case Effect.OpenAgain again -> assertThat(committed).contains(again.acceptanceNo());
        case Effect.OpenCellForCourier opening -> assertThat(couriers).contains(opening.staff());
        case Effect.CommitCustody custody -> assertThat(couriers).contains(custody.staff());
        case Event.Reported(Ticket ticket, Report.CodeRight(CollectScreen.Found found)) -> proven.add(ticket.session() + found.cell());
        case Event.Reported(Ticket ticket, Report.PapersFound(List<CollectScreen.Found> found)) ->
            found.forEach(f -> proven.add(ticket.session() + f.cell()));
        case Effect.OpenToCollect opening -> assertThat(proven).contains(opening.ticket().session() + opening.cell());
        case Effect.OpenForResult opening -> assertThat(couriers).contains(opening.staff());
        case Effect.CommitResult result -> assertThat(couriers).contains(result.staff());
        case Effect.Keep keep -> {
          assertThat(couriers).contains(keep.staff());
          assertThat(keep.act() != StaffScreen.KeepAct.EMERGENCY || !keep.second().isEmpty() && !keep.second().equals(keep.staff())).isTrue();
        }
        default -> {}
      }
    }
  }

  private static Ticket draftOf(Walk walk, Ticket ticket) {
    return walk.effects(Effect.CommitFiling.class).stream()
        .filter(commit -> commit.ticket().equals(ticket))
        .findFirst()
        .orElseThrow()
        .draft()
        .id();
  }

  @Property(tries = 200)
  void what_was_decided_is_asked_only_for_who_showed_card_or_code_and_a_certificate_takes_both_in_one_session(
      @ForAll("steps") List<Integer> steps) {
    Walk walk = Walk.start();
    steps.forEach(choice -> RandomSteps.take(walk, choice));
    Set<String> codes = new HashSet<>();
    Set<String> cards = new HashSet<>();
    for (Object happened : walk.history()) {
      switch (happened) {
        case Event.Scanned(long session, CodeScanned.Acceptance(String number, boolean signed)) when signed -> codes.add(session + number);
        case Event.Reported(Ticket ticket, Report.CasesFound(List<Case.Facts> found)) ->
            found.forEach(facts -> cards.add(ticket.session() + facts.acceptanceNo()));
        case Effect.FindCase(Ticket ticket, String number, boolean open) when open ->
            assertThat(codes.contains(ticket.session() + number) || cards.contains(ticket.session() + number)).isTrue();
        case Effect.PrintCertificate print -> {
          assertThat(codes).contains(print.ticket().session() + print.acceptanceNo());
          assertThat(cards).contains(print.ticket().session() + print.acceptanceNo());
        }
        default -> {}
      }
    }
  }

  @Property(tries = 200)
  void wherever_a_journey_stands_it_is_on_the_first_page_again_when_nobody_touches_it(
      @ForAll("steps") List<Integer> steps) {
    Walk walk = Walk.start();
    steps.forEach(choice -> RandomSteps.take(walk, choice));
    walk.waitUntouched(45 * 60);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    Set<Long> wiped = new HashSet<>();
    walk.effects(Effect.Wipe.class).forEach(wipe -> assertThat(wiped.add(wipe.session())).isTrue());
    assertThat(wiped).hasSize((int) walk.state().session() - 1);
  }

  @Property(tries = 200)
  void a_face_never_counts_as_matched_unless_the_module_said_so_in_that_session(@ForAll("steps") List<Integer> steps) {
    Walk walk = Walk.start();
    steps.forEach(choice -> RandomSteps.take(walk, choice));
    Set<Long> same = new HashSet<>();
    for (Object happened : walk.history()) {
      if (happened instanceof Event.Reported(Ticket ticket, Report.SamePerson())) {
        same.add(ticket.session());
      }
      if (happened instanceof Effect.CommitFiling(Ticket ticket, FilingDraft draft) && draft.faceMatched()) {
        assertThat(same).contains(ticket.session());
        assertThat(draft.consents()).extracting(Consent::answer).contains("given");
      }
    }
  }

  @Property(tries = 200)
  void a_code_and_a_member_of_staff_count_only_when_backend_and_person_said_so_in_that_session(@ForAll("steps") List<Integer> steps) {
    Walk walk = Walk.start();
    steps.forEach(choice -> RandomSteps.take(walk, choice));
    Set<Long> right = new HashSet<>();
    Set<Long> confirmed = new HashSet<>();
    int sights = 0;
    for (Object happened : walk.history()) {
      if (happened instanceof Event.Reported(Ticket ticket, Report.PhoneCodeRight _)) {
        right.add(ticket.session());
      }
      if (happened instanceof Event.Reported(Ticket ticket, Report.StaffConfirmed())) {
        confirmed.add(ticket.session());
      }
      if (happened instanceof Effect.RecordSight(String _, boolean same) && same) {
        sights++;
      }
      if (happened instanceof Effect.CommitFiling(Ticket ticket, FilingDraft draft)) {
        switch (draft.proof()) {
          case Proof.PhoneCode _ -> assertThat(right).contains(ticket.session());
          case Proof.StaffSaw _ -> {
            assertThat(confirmed).contains(ticket.session());
            assertThat(sights).isPositive();
          }
          case Proof.CardPresent _, Proof.FaceMatched _ -> {}
        }
      }
    }
  }

  @Test
  void the_random_walks_above_do_reach_every_kind_of_page() {
    Set<String> met = new HashSet<>();
    for (int walkNo = 0; walkNo < 60; walkNo++) {
      Walk walk = Walk.start();
      Random random = new Random(walkNo);
      for (int i = 0; i < 200; i++) {
        RandomSteps.take(walk, random.nextInt(100_000));
        met.add(walk.screen().getClass().getSimpleName());
      }
    }
    List<String> all =
        pages(Screen.class)
            // A machine that cannot open its store shows it before there is any journey.
            .filter(screen -> screen != Screen.OutOfService.class)
            .map(Class::getSimpleName)
            .toList();
    assertThat(met).containsAll(all);
  }

  /** Every kind of page of a sealed interface, those of its sealed parts too. */
  private static Stream<Class<?>> pages(Class<?> screen) {
    return screen.isSealed() ? Arrays.stream(screen.getPermittedSubclasses()).flatMap(JourneyPropertyTest::pages) : Stream.of(screen);
  }
}
