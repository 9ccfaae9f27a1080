package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.Pin;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.PhoneCodeBarrier;
import org.hall24.queue.delivery.OneTimeCodes;
import org.junit.jupiter.api.Test;

/** What the desk makes of a backend's answers, and whose code is whose. */
class PhoneCodeDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final Applicant PERSON =
      new Applicant("王晓兰", Applicant.Sex.FEMALE, LocalDate.of(1990, 3, 7), "11010119900307002X", "");

  private final Backend backend = new Backend();
  private final List<Report> said = new ArrayList<>();
  private boolean online = true;
  private int changes;
  private final PhoneCodeDesk desk = desk(Optional.of(backend));

  private PhoneCodeDesk desk(Optional<OneTimeCodes> codes) {
    PhoneCodeDesk made = new PhoneCodeDesk(codes, () -> online, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
    made.listen(() -> changes++);
    return made;
  }

  /** A backend that answers what the test says. */
  private static final class Backend implements OneTimeCodes {
    private Optional<Boolean> offered = Optional.of(true);
    private Sending sending = new Sending.Sent("id-1", "138****8000", NOW.plusSeconds(300), 6);
    private Checking checking = new Checking.Right();
    private final List<String> asked = new ArrayList<>();

    @Override
    public Optional<Boolean> offered() {
      return offered;
    }

    @Override
    public Sending send(String person, String purpose) {
      asked.add(person + " " + purpose);
      return sending;
    }

    @Override
    public Checking check(String id, String code) {
      asked.add(id + " " + code);
      return checking;
    }

    @Override
    public void close() {}
  }

  @Test
  void the_way_is_offered_once_the_backend_said_so_and_the_network_is_there() {
    assertThat(desk(Optional.empty()).barrier()).contains(PhoneCodeBarrier.NOT_OFFERED);
    assertThat(desk.barrier()).contains(PhoneCodeBarrier.OFFLINE);
    assertThat(changes).isEqualTo(1);
    assertThat(desk.barrier()).isEmpty();
    online = false;
    assertThat(desk.barrier()).contains(PhoneCodeBarrier.OFFLINE);
    online = true;
    backend.sending = new OneTimeCodes.Sending.NotOffered();
    desk.send(1, PERSON, said::add);
    assertThat(said).containsExactly(new Report.PhoneCodeNotSent(PhoneCodeBarrier.NOT_OFFERED, 0));
    assertThat(desk.barrier()).contains(PhoneCodeBarrier.NOT_OFFERED);
  }

  @Test
  void a_backend_that_does_not_answer_is_asked_again() {
    backend.offered = Optional.empty();
    assertThat(desk.barrier()).contains(PhoneCodeBarrier.OFFLINE);
    backend.offered = Optional.of(true);
    assertThat(desk.barrier()).contains(PhoneCodeBarrier.OFFLINE);
    assertThat(desk.barrier()).isEmpty();
  }

  @Test
  void the_person_goes_out_as_a_digest_and_the_code_is_checked_in_its_own_session_only() {
    desk.send(1, PERSON, said::add);
    assertThat(said).containsExactly(new Report.PhoneCodeSent("138****8000", 6, 300));
    assertThat(backend.asked).singleElement().asString().matches("[0-9a-f]{64} file").doesNotContain("11010119900307002X");
    desk.check(2, new Pin("123456"), said::add);
    assertThat(said).last().isEqualTo(new Report.PhoneCodeGone());
    desk.check(1, new Pin("123456"), said::add);
    assertThat(said).last().isEqualTo(new Report.PhoneCodeRight("id-1"));
    desk.wipe(1);
    desk.check(1, new Pin("123456"), said::add);
    assertThat(said).last().isEqualTo(new Report.PhoneCodeGone());
  }

  @Test
  void every_answer_has_its_own_word_and_none_but_right_is_a_yes() {
    desk.send(1, PERSON, said::add);
    said.clear();
    for (OneTimeCodes.Checking answer :
        List.of(new OneTimeCodes.Checking.Wrong(2), new OneTimeCodes.Checking.Gone(), new OneTimeCodes.Checking.Unreachable())) {
      backend.checking = answer;
      desk.check(1, new Pin("000000"), said::add);
    }
    assertThat(said).containsExactly(new Report.PhoneCodeWrong(2), new Report.PhoneCodeGone(), new Report.PhoneCodeUnchecked());
    said.clear();
    for (OneTimeCodes.Sending answer :
        List.of(
            new OneTimeCodes.Sending.NoPhone(), new OneTimeCodes.Sending.TooOften(Duration.ofSeconds(61)), new OneTimeCodes.Sending.Unreachable())) {
      backend.sending = answer;
      desk.send(1, PERSON, said::add);
    }
    assertThat(said)
        .containsExactly(
            new Report.PhoneCodeNotSent(PhoneCodeBarrier.NO_PHONE, 0),
            new Report.PhoneCodeNotSent(PhoneCodeBarrier.TOO_OFTEN, 2),
            new Report.PhoneCodeNotSent(PhoneCodeBarrier.OFFLINE, 0));
  }
}
