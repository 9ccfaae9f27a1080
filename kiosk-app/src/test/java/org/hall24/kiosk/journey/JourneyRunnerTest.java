package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.SetClock;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.link.LeapTicker;
import org.junit.jupiter.api.Test;

class JourneyRunnerTest {
  private final RecordedServices services = new RecordedServices();
  private final List<String> shown = new ArrayList<>();
  private Screen last = new Screen.Notice("none", "");

  private final SetClock clock = new SetClock(Instant.parse("2026-11-22T14:41:00Z"));
  private final LeapTicker ticker = LeapTicker.manual();

  private final JourneyRunner runner =
      new JourneyRunner(new Journey(Walk.KNOWLEDGE), services, this::show, clock, ticker::nanos, Runnable::run);

  private void passSeconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      ticker.leap(Duration.ofSeconds(1));
      runner.tick();
    }
  }

  private void show(Screen screen) {
    last = screen;
    shown.add(screen.getClass().getSimpleName());
  }

  private void touch(Touch... touches) {
    for (Touch touch : touches) {
      runner.touch(touch);
    }
  }

  @Test
  void a_code_reaches_the_page_that_asked_and_nobody_after_its_session() {
    runner.start();
    touch(new Touch.Staff());
    assertThat(services.calls()).contains("scan 1");
    touch(new Touch.End());
    assertThat(services.calls()).contains("stopScanning 1");
    services.scanned(new CodeScanned.Badge(Walk.COURIER));
    assertThat(last).isInstanceOf(Screen.Attract.class);
    touch(new Touch.Staff());
    services.scanned(new CodeScanned.Badge(Walk.COURIER));
    assertThat(last).isInstanceOf(StaffScreen.StaffPin.class);
  }

  private void visit() {
    touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    services.answer(new Report.CardRead(Walk.applicant()));
    touch(new Touch.WithoutFace());
    touch(new Touch.Fill("certificateNumber", "201411002236"), new Touch.GoOn());
    touch(new Touch.Fill("newPlace", "北京大学首钢医院"), new Touch.Fill("startDate", "2026-12-01"), new Touch.GoOn());
    touch(new Touch.Fill("delivery", "ems"), new Touch.Fill("phone", Walk.PHONE), new Touch.GoOn(), new Touch.GoOn());
  }

  @Test
  void a_visit_goes_through_the_port_in_the_right_order() {
    runner.start();
    visit();
    services.answer(new Report.Filed(Walk.NUMBER_GIVEN, "q"));
    services.answer(new Report.CellChosen("14"));
    services.answer(new Report.DoorOpened("14"));
    services.answer(new Report.DoorClosed("14"));
    services.answer(new Report.DepositRecorded("14", "q"));
    touch(new Touch.GoOn());
    services.answer(new Report.Receipt(Screen.ReceiptNote.PRINTED));
    touch(new Touch.End());
    assertThat(services.calls())
        .containsExactly(
            "readCard 1", "scan 1", "stopScanning 1", "noteConsent refused", "commitFiling 1", "openForDeposit 1", "watchDoor 14",
            "commitDeposit 14", "printSheet 1 SLIP", "printReceipt 14", "wipe 1");
    assertThat(last).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_clock_set_ten_hours_on_neither_ends_a_visit_nor_asks_whether_somebody_is_there() {
    runner.start();
    touch(new Touch.Begin());
    clock.move(Duration.ofHours(10));
    passSeconds(59);
    assertThat(last).isInstanceOfSatisfying(Screen.Home.class, home -> assertThat(home.hall().night()).isFalse());
    passSeconds(1);
    assertThat(last).isInstanceOf(Screen.StillThere.class);
  }

  @Test
  void a_clock_set_back_ten_years_does_not_keep_an_abandoned_visit_on_the_screen() {
    runner.start();
    touch(new Touch.Begin());
    clock.move(Duration.ofDays(3650).negated());
    passSeconds(90);
    assertThat(last).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_screen_is_published_only_when_it_changed() {
    runner.start();
    runner.tick();
    runner.tick();
    touch(new Touch.Alive(), new Touch.PapersInHand());
    assertThat(shown).containsExactly("Attract");
  }

  @Test
  void an_answer_from_inside_the_call_is_taken_in_its_turn() {
    services.answerAtOnce(new Report.CardRead(Walk.applicant()));
    runner.start();
    touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    assertThat(last).isInstanceOf(Screen.IdentityChoice.class);
    assertThat(shown).containsSubsequence("CardWait", "IdentityChoice");
  }

  @Test
  void a_service_that_throws_is_a_failure_the_page_can_tell_and_not_the_end_of_the_machine() {
    runner.start();
    services.failing = true;
    touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    assertThat(last).isEqualTo(new Screen.CardWait(false, java.util.Optional.of(Walk.NURSE), Screen.CardNote.READER_AWAY));
    touch(new Touch.End());
    assertThat(last).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void answers_of_an_ended_session_are_dropped() {
    runner.start();
    touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    KioskServices.Reply late = services.lastReply();
    touch(new Touch.End());
    late.send(new Report.CardRead(Walk.applicant()));
    assertThat(last).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void after_close_nothing_is_taken_any_more() {
    runner.start();
    runner.close();
    touch(new Touch.Begin());
    assertThat(shown).containsExactly("Attract");
  }

  @Test
  void news_of_the_hall_reaches_the_first_page() {
    runner.start();
    runner.hallChanged(Walk.hall(new Conditions("no-port", "", "", "", false, 3, 24, true)));
    assertThat(((Screen.Attract) last).hall().troubles()).containsExactly("card-reader:no-port", "network:down");
  }

  @Test
  void during_a_session_the_person_is_there_and_after_any_end_no_string_of_the_person_is_reachable() {
    runner.start();
    visit();
    assertThat(reachable(runner)).as("the walk over the objects works").anyMatch(text -> text.contains(Walk.NUMBER));

    services.answer(new Report.Filed(Walk.NUMBER_GIVEN, "q"));
    services.forgetDrafts();
    assertThat(personal(reachable(runner))).as("from the commit on").isEmpty();
    services.answer(new Report.NoCell());
    touch(new Touch.End(), new Touch.End());
    assertThat(personal(reachable(runner))).as("after the end").isEmpty();

    visit();
    touch(new Touch.Back());
    services.answer(new Report.NotFiled("disk-full"));
    touch(new Touch.GoOn(), new Touch.End());
    assertThat(last).isInstanceOf(Screen.Attract.class);
    assertThat(personal(reachable(runner))).as("after an end in the middle").isEmpty();
  }

  private static List<String> personal(List<String> texts) {
    return texts.stream()
        .filter(
            text ->
                text.contains(Walk.NAME)
                    || text.contains(Walk.NUMBER)
                    || text.contains(Walk.ADDRESS)
                    || text.contains(Walk.PHONE)
                    || text.contains("201411002236"))
        .toList();
  }

  /** Every string that can be reached from an object through fields and arrays. */
  private static List<String> reachable(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Object> next = new ArrayDeque<>(List.of(root));
    List<String> texts = new ArrayList<>();
    while (!next.isEmpty()) {
      Object object = next.poll();
      if (!seen.add(object)) {
        continue;
      }
      if (object instanceof String text) {
        texts.add(text);
      } else if (object instanceof java.util.Collection<?> many) {
        many.stream().filter(java.util.Objects::nonNull).forEach(next::add);
      } else if (object instanceof java.util.Map<?, ?> map) {
        map.forEach((key, value) -> next.addAll(List.of(key, value)));
      } else if (object instanceof java.util.Optional<?> maybe) {
        maybe.ifPresent(next::add);
      } else if (object.getClass().isArray()) {
        for (int i = 0; !object.getClass().getComponentType().isPrimitive() && i < Array.getLength(object); i++) {
          if (Array.get(object, i) != null) {
            next.add(Array.get(object, i));
          }
        }
      } else if (!(object instanceof Class<?>) && !(object instanceof JourneyRunnerTest)) {
        fields(object, next);
      }
    }
    return texts;
  }

  private static void fields(Object object, ArrayDeque<Object> next) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
          continue;
        }
        try {
          field.setAccessible(true);
          Object value = field.get(object);
          if (value != null) {
            next.add(value);
          }
        } catch (InaccessibleObjectException | IllegalAccessException _) {
          // Inside the JDK: its collections are walked through their own methods above.
        }
      }
    }
  }
}
