package org.hall24.identity.face.efaa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.FaceVerdict.PhotoFault;
import org.hall24.identity.face.Faces;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.emulator.EfAaEmulator;
import org.hall24.identity.face.emulator.EfAaEmulator.Quirks;
import org.hall24.identity.face.emulator.Fault;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Port;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver and the emulated module with a cable between them. */
@Timeout(120)
class EfAaModuleTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final List<Faces> people = Faces.people(3);
  private final EfAaEmulator emulator = new EfAaEmulator(Ticker.system(), new SplittableRandom(42), Duration.ofMillis(5));
  private final MemoryLine cable = MemoryLine.pair("efaa");
  private final Thread device = Thread.ofVirtual().start(this::serve);
  private final EfAaModule module = EfAaModule.on(cable.hostPort(), Ticker.system(), new SplittableRandom(1), EfAaProfile.kiosk());
  private boolean hostIsTested = true;

  private void serve() {
    Port port = cable.devicePort();
    while (!Thread.currentThread().isInterrupted()) {
      try (Link line = port.open()) {
        emulator.serve(line);
      } catch (LinkException e) {
        // The cable was pulled; the module waits for the next one.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @AfterEach
  void the_host_never_broke_the_protocol() {
    if (hostIsTested) {
      assertThat(emulator.counts()).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
    }
    module.close();
    device.interrupt();
    cable.close();
  }

  private FacePhoto person(int index) {
    return people.get(index).photo();
  }

  private FaceCheck verify(int card) throws InterruptedException {
    return verify(card, HintListener.none(), LIMIT, new Cancellation());
  }

  private FaceCheck verify(int card, HintListener hints, Duration limit, Cancellation cancel) throws InterruptedException {
    return module.verify(person(card), hints, limit, cancel);
  }

  private void quirks(boolean keeps, boolean demo, boolean eyes, boolean uid, boolean restarts, boolean encryption) {
    emulator.quirks(new Quirks(keeps, demo, eyes, uid, restarts, encryption));
  }

  @Test
  void everybody_is_accepted_as_himself_and_nobody_as_another() throws Exception {
    for (int standing = 0; standing < people.size(); standing++) {
      emulator.stand(person(standing), Presence.Kind.REAL);
      for (int card = 0; card < people.size(); card++) {
        FaceCheck check = verify(card);
        assertThat(check.verdict().word()).as("person %d, card of %d", standing, card).isEqualTo(standing == card ? "same-person" : "different-person");
        assertThat(check.erasure()).isEqualTo(new Erasure.Proven());
        assertThat(emulator.stored()).isZero();
      }
    }
  }

  @Test
  void a_picture_held_before_it_is_not_a_person() throws Exception {
    emulator.stand(person(0), Presence.Kind.PRINTED_PHOTO);
    FaceCheck check = verify(0);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.LivenessFailed());
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void closed_eyes_are_a_no() throws Exception {
    quirks(false, false, true, false, false, false);
    emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = verify(0);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.NoUsableFace(Optional.of(FaceHint.OPEN_EYES)));
    assertThat(check.hints()).endsWith(FaceHint.OPEN_EYES);
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void another_number_than_the_photo_s_is_a_no() throws Exception {
    quirks(false, false, false, true, false, false);
    emulator.stand(person(0), Presence.Kind.REAL);
    assertThat(verify(0).verdict().word()).isEqualTo("different-person");
  }

  @Test
  void somebody_stored_before_never_opens_anything_and_is_gone() throws Exception {
    emulator.store(person(1));
    emulator.stand(person(1), Presence.Kind.REAL);
    FaceCheck check = verify(0);
    assertThat(check.verdict().word()).isEqualTo("different-person");
    assertThat(emulator.stored()).isZero();
  }

  @Test
  void demonstration_mode_is_switched_off_before_anything_is_decided() throws Exception {
    emulator.demo(true);
    emulator.stand(person(1), Presence.Kind.REAL);
    assertThat(verify(0).verdict().word()).isEqualTo("different-person");
  }

  @Test
  void demonstration_mode_that_stays_on_is_never_a_yes() throws Exception {
    emulator.demo(true);
    quirks(false, true, false, false, false, false);
    emulator.stand(person(0), Presence.Kind.REAL);
    assertThat(verify(0).verdict()).isEqualTo(new FaceVerdict.DeviceFault("demo-mode-not-off"));
  }

  @Test
  void a_module_that_keeps_its_templates_decides_nothing_and_says_so() throws Exception {
    emulator.store(person(1));
    quirks(true, false, false, false, false, false);
    emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = verify(0);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("templates-left"));
    assertThat(check.erasure()).isEqualTo(new Erasure.NotProven("templates-left"));
    assertThat(module.erase(LIMIT)).isEqualTo(new Erasure.NotProven("templates-left"));
    quirks(false, false, false, false, false, false);
    assertThat(module.erase(LIMIT)).isEqualTo(new Erasure.Proven());
  }

  @Test
  void a_template_that_cannot_be_deleted_afterwards_is_not_called_erased() throws Exception {
    emulator.stand(person(0), Presence.Kind.REAL);
    HintListener late = hint -> quirks(true, false, false, false, false, false);
    FaceCheck check = verify(0, late, LIMIT, new Cancellation());
    assertThat(check.erasure()).isEqualTo(new Erasure.NotProven("templates-left"));
  }

  @Test
  void a_module_that_restarts_in_the_middle_is_a_fault_and_is_emptied() throws Exception {
    quirks(false, false, false, false, true, false);
    emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = verify(0);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("module-restarted"));
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void nobody_there_is_told_and_whoever_comes_is_guided() throws Exception {
    FaceCheck nobody = verify(0, HintListener.none(), Duration.ofSeconds(8), new Cancellation());
    assertThat(nobody.verdict()).isEqualTo(new FaceVerdict.NoUsableFace(Optional.of(FaceHint.NO_FACE)));
    HintListener guide =
        hint -> {
          switch (hint) {
            case NO_FACE -> {
              emulator.stand(person(0), Presence.Kind.REAL);
              emulator.hold(Presence.Pose.TOO_LOW);
            }
            case MOVE_UP -> emulator.hold(Presence.Pose.MASKED);
            case UNCOVER_FACE -> emulator.hold(Presence.Pose.FRONTAL);
            default -> {}
          }
        };
    FaceCheck guided = verify(0, guide, LIMIT, new Cancellation());
    assertThat(guided.verdict().word()).isEqualTo("same-person");
    assertThat(guided.hints()).containsExactly(FaceHint.NO_FACE, FaceHint.MOVE_UP, FaceHint.UNCOVER_FACE, FaceHint.HOLD_STILL);
  }

  @Test
  void a_module_that_takes_the_command_to_look_and_never_answers_is_a_fault_and_not_a_person_s_delay() throws Exception {
    emulator.stand(person(0), Presence.Kind.REAL);
    emulator.fault(EfAaFrame.VERIFY, new Fault.Mute());
    FaceCheck check = verify(0, HintListener.none(), Duration.ofSeconds(9), new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("verify-unanswered"));
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void a_module_that_gives_up_at_once_is_a_fault_and_is_not_asked_for_ever() throws Exception {
    emulator.stand(person(0), Presence.Kind.REAL);
    emulator.givesUpAtOnce(true);
    FaceCheck check = verify(0, HintListener.none(), LIMIT, new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("gives-up-at-once"));
    assertThat(emulator.counts()).containsEntry("looks", 2L);
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void who_withdraws_is_let_go_and_nothing_stays() throws Exception {
    Cancellation cancel = new Cancellation();
    FaceCheck check = verify(0, hint -> cancel.cancel(), LIMIT, cancel);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.Cancelled());
    assertThat(check.erasure().proven()).isTrue();
    assertThat(emulator.stored()).isZero();
  }

  @Test
  void a_photo_without_a_face_is_of_no_use() throws Exception {
    byte[] grey = new byte[102 * 126 * 3];
    java.util.Arrays.fill(grey, (byte) 128);
    FaceCheck check = module.verify(FacePhoto.ofCard(grey), HintListener.none(), LIMIT, new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.PhotoUnusable(PhotoFault.NO_FACE));
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void split_noisy_and_flipped_answers_never_make_a_yes_of_a_no() throws Exception {
    emulator.stand(person(1), Presence.Kind.REAL);
    for (int command : new int[] {EfAaFrame.DELETE_ALL, EfAaFrame.PHOTO, EfAaFrame.VERIFY}) {
      for (Fault fault : List.of(new Fault.Split(), new Fault.Noise(), new Fault.Flip())) {
        emulator.fault(command, fault);
        FaceCheck check = verify(0, HintListener.none(), Duration.ofSeconds(6), new Cancellation());
        assertThat(check.verified()).isFalse();
        assertThat(check.verdict()).isNotInstanceOf(FaceVerdict.LivenessFailed.class);
        assertThat(check.erasure().proven()).as("%02X %s", command, fault).isTrue();
      }
    }
  }

  @Test
  void a_reply_that_was_once_unreadable_is_asked_for_again() throws Exception {
    emulator.stand(person(0), Presence.Kind.REAL);
    emulator.fault(EfAaFrame.DEMO_MODE, new Fault.Flip());
    assertThat(verify(0).verdict().word()).isEqualTo("same-person");
  }

  @Test
  void a_module_that_wants_encryption_is_told_apart() throws Exception {
    hostIsTested = false;
    quirks(false, false, false, false, false, true);
    try (EfAaModule other = EfAaModule.on(reopened(), Ticker.system(), new SplittableRandom(1), EfAaProfile.kiosk())) {
      await(other, DeviceState.Failed.class);
      assertThat(other.state()).isEqualTo(new DeviceState.Failed("encryption-not-supported"));
    }
  }

  private Port reopened() {
    module.close();
    return cable.hostPort();
  }

  @Test
  void it_says_what_it_is_and_what_is_left_on_it() throws Exception {
    await(module, DeviceState.Ready.class);
    FaceHealth health = module.ping(LIMIT);
    assertThat(health)
        .isInstanceOfSatisfying(
            FaceHealth.Alive.class,
            alive -> {
              assertThat(alive.identity().firmware()).isEqualTo(EfAaEmulator.FIRMWARE);
              assertThat(alive.identity().serial()).isEqualTo("EMU00001");
            });
    emulator.store(person(0));
    try (EfAaModule other = EfAaModule.on(reopened(), Ticker.system(), new SplittableRandom(1), EfAaProfile.kiosk())) {
      await(other, DeviceState.Degraded.class);
      assertThat(other.state()).isEqualTo(new DeviceState.Degraded("templates-left"));
      assertThat(other.erase(LIMIT).proven()).isTrue();
    }
  }

  private static void await(EfAaModule module, Class<? extends DeviceState> kind) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (AutoCloseable _ = module.onState(state -> countIf(kind.isInstance(state), seen))) {
      countIf(kind.isInstance(module.state()), seen);
      seen.await();
    }
  }

  private static void countIf(boolean condition, CountDownLatch latch) {
    if (condition) {
      latch.countDown();
    }
  }
}
