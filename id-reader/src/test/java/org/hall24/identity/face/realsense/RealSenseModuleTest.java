package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.Faces;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RealSenseModuleTest {
  private final List<Faces> people = Faces.people(6);
  private final RealSenseBench bench = RealSenseBench.start();

  @AfterEach
  void the_host_never_broke_the_protocol() {
    bench.hostWasFaultless();
    assertThat(bench.emulator.stored()).isZero();
    bench.close();
  }

  @Test
  void the_person_on_the_card_is_accepted_and_nothing_stays_behind() throws Exception {
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = bench.verify(person(0));
    assertThat(check.verdict()).isInstanceOf(FaceVerdict.SamePerson.class);
    assertThat(check.verdict().word()).isEqualTo("same-person");
    assertThat(check.erasure()).isEqualTo(new Erasure.Proven());
    assertThat(bench.emulator.counts()).containsEntry("uploads", 5L).containsEntry("photo-prints", 1L);
  }

  @Test
  void everybody_is_accepted_as_himself_and_nobody_as_another() throws Exception {
    for (int standing = 0; standing < people.size(); standing++) {
      bench.emulator.stand(person(standing), Presence.Kind.REAL);
      for (int card = 0; card < people.size(); card++) {
        FaceCheck check = bench.verify(person(card));
        assertThat(check.verdict().word())
            .as("person %d with the card of %d", standing, card)
            .isEqualTo(standing == card ? "same-person" : "different-person");
        assertThat(check.erasure().proven()).isTrue();
      }
    }
  }

  @Test
  void a_photo_held_before_the_camera_is_not_a_person() throws Exception {
    bench.emulator.stand(person(1), Presence.Kind.PRINTED_PHOTO);
    FaceCheck check = bench.verify(person(1));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.LivenessFailed());
    assertThat(check.erasure().proven()).isTrue();
    assertThat(bench.emulator.counts()).doesNotContainKey("live-prints");
  }

  @Test
  void a_person_who_comes_late_and_stands_badly_is_guided_and_accepted() throws Exception {
    HintListener guide =
        hint -> {
          switch (hint) {
            case NO_FACE -> {
              bench.emulator.stand(person(2), Presence.Kind.REAL);
              bench.emulator.hold(Presence.Pose.TOO_FAR_RIGHT);
            }
            case MOVE_LEFT -> bench.emulator.hold(Presence.Pose.SUNGLASSES);
            case REMOVE_SUNGLASSES -> bench.emulator.hold(Presence.Pose.TURNED_AWAY);
            case LOOK_STRAIGHT -> bench.emulator.hold(Presence.Pose.FRONTAL);
            default -> {}
          }
        };
    FaceCheck check = bench.verify(person(2), guide, RealSenseBench.LIMIT, new Cancellation());
    assertThat(check.verified()).isTrue();
    assertThat(check.hints())
        .containsExactly(
            FaceHint.NO_FACE,
            FaceHint.MOVE_LEFT,
            FaceHint.REMOVE_SUNGLASSES,
            FaceHint.LOOK_STRAIGHT,
            FaceHint.HOLD_STILL);
  }

  @Test
  void when_nobody_comes_there_is_no_usable_face() throws Exception {
    FaceCheck check = bench.verify(person(0), HintListener.none(), Duration.ofSeconds(3), new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.NoUsableFace(Optional.of(FaceHint.NO_FACE)));
    assertThat(check.hints()).containsExactly(FaceHint.NO_FACE);
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void with_two_people_in_view_nobody_is_accepted_until_one_steps_back() throws Exception {
    bench.emulator.stand(person(3), Presence.Kind.REAL);
    bench.emulator.bystanders(1);
    HintListener guide =
        hint -> {
          if (hint == FaceHint.ONE_PERSON_ONLY) {
            bench.emulator.bystanders(0);
          }
        };
    FaceCheck check = bench.verify(person(3), guide, RealSenseBench.LIMIT, new Cancellation());
    assertThat(check.verified()).isTrue();
    assertThat(check.hints()).contains(FaceHint.ONE_PERSON_ONLY);
    assertThat(bench.emulator.counts().get("captures")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void two_people_who_stay_are_never_told_that_all_is_well() throws Exception {
    bench.emulator.stand(person(3), Presence.Kind.REAL);
    bench.emulator.bystanders(1);
    FaceCheck check = bench.verify(person(3), HintListener.none(), Duration.ofSeconds(3), new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.NoUsableFace(Optional.of(FaceHint.ONE_PERSON_ONLY)));
    assertThat(check.hints()).containsExactly(FaceHint.ONE_PERSON_ONLY);
    assertThat(bench.emulator.counts().get("captures")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_mask_that_only_the_faceprint_tells_of_is_asked_off_without_praise_in_between() throws Exception {
    bench.emulator.findsMasksLate(true);
    bench.emulator.stand(person(3), Presence.Kind.REAL);
    bench.emulator.hold(Presence.Pose.MASKED);
    FaceCheck masked = bench.verify(person(3), HintListener.none(), Duration.ofSeconds(3), new Cancellation());
    assertThat(masked.verdict()).isEqualTo(new FaceVerdict.NoUsableFace(Optional.of(FaceHint.REMOVE_MASK)));
    assertThat(masked.hints()).containsExactly(FaceHint.HOLD_STILL, FaceHint.REMOVE_MASK);

    HintListener undress =
        hint -> {
          if (hint == FaceHint.REMOVE_MASK) {
            bench.emulator.hold(Presence.Pose.FRONTAL);
          }
        };
    assertThat(bench.verify(person(3), undress, RealSenseBench.LIMIT, new Cancellation()).verified()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {Status.SUCCESS, Status.SPOOF, Status.ERROR, Status.SECURITY_ERROR, 105})
  void a_face_whose_capture_ended_badly_is_never_compared(int end) throws Exception {
    bench.emulator.capturesEndWith(end);
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = bench.verify(person(0));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("capture-ended-" + end));
    assertThat(check.erasure().proven()).isTrue();
  }

  @Test
  void a_module_that_locks_itself_in_the_middle_is_no_yes() throws Exception {
    bench.emulator.capturesEndWith(Status.LOCKED);
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    assertThat(bench.verify(person(0)).verdict()).isEqualTo(new FaceVerdict.DeviceFault("locked-after-spoofs"));
  }

  @Test
  void a_person_who_withdraws_is_let_go_and_the_next_one_is_served() throws Exception {
    Cancellation cancel = new Cancellation();
    FaceCheck check = bench.verify(person(0), _ -> cancel.cancel(), RealSenseBench.LIMIT, cancel);
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.Cancelled());
    assertThat(check.erasure().proven()).isTrue();

    bench.emulator.stand(person(1), Presence.Kind.REAL);
    assertThat(bench.verify(person(1)).verified()).isTrue();
  }

  @Test
  void a_blank_photo_is_unusable_before_anybody_is_looked_at() throws Exception {
    FaceCheck check = bench.verify(FacePhoto.ofCard(new byte[3 * 102 * 126]));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.PhotoUnusable(FaceVerdict.PhotoFault.NO_FACE));
    assertThat(bench.emulator.counts()).doesNotContainKey("captures");
  }

  @Test
  void a_photo_larger_than_the_module_takes_is_not_sent() throws Exception {
    FaceCheck check = bench.verify(FacePhoto.of(700, 700, new byte[3 * 700 * 700]));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.PhotoUnusable(FaceVerdict.PhotoFault.WRONG_SIZE));
    assertThat(bench.emulator.counts()).doesNotContainKey("uploads");
  }

  @Test
  void faces_somebody_left_on_the_module_are_removed_first() throws Exception {
    bench.await(DeviceState.Ready.class);
    bench.emulator.stored(3, true);
    bench.emulator.stand(person(4), Presence.Kind.REAL);
    assertThat(bench.verify(person(4)).verified()).isTrue();
    assertThat(bench.emulator.stored()).isZero();
  }

  @Test
  void faces_that_cannot_be_removed_stop_the_face_way() throws Exception {
    bench.await(DeviceState.Ready.class);
    bench.emulator.stored(3, false);
    bench.emulator.stand(person(4), Presence.Kind.REAL);
    FaceCheck check = bench.verify(person(4));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("templates-left"));
    assertThat(check.erasure()).isEqualTo(new Erasure.NotProven("templates-left"));
    assertThat(bench.module.erase(RealSenseBench.LIMIT)).isEqualTo(new Erasure.NotProven("templates-left"));
    bench.emulator.stored(3, true);
    assertThat(bench.module.erase(RealSenseBench.LIMIT)).isEqualTo(new Erasure.Proven());
  }

  @Test
  void settings_the_module_does_not_keep_stop_the_check_before_a_photo_is_sent() throws Exception {
    bench.emulator.losesSettings(true);
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    FaceCheck check = bench.verify(person(0));
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("configuration-not-kept"));
    assertThat(bench.emulator.counts()).doesNotContainKey("uploads").doesNotContainKey("captures");
  }

  @Test
  void settings_the_module_refuses_stop_the_check_before_a_photo_is_sent() throws Exception {
    bench.emulator.refusesSettings(true);
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    assertThat(bench.verify(person(0)).verdict()).isEqualTo(new FaceVerdict.DeviceFault("configuration-refused"));
    assertThat(bench.emulator.counts()).doesNotContainKey("uploads").doesNotContainKey("captures");
  }

  @Test
  void settings_lost_while_the_module_looked_void_what_it_saw() throws Exception {
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    HintListener resetter = _ -> bench.emulator.factoryReset();
    FaceCheck check = bench.verify(person(0), resetter, RealSenseBench.LIMIT, new Cancellation());
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("configuration-not-kept"));
  }

  @Test
  void a_cable_pulled_while_the_module_looks_is_a_fault_and_the_module_comes_back() throws Exception {
    CompletableFuture<FaceCheck> running = lookingForSomebody();
    bench.cable.unplug();
    FaceCheck check = running.get();
    assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("line-lost"));
    assertThat(check.erasure()).isEqualTo(new Erasure.NotProven("line-lost"));
    assertThat(check.hints()).containsExactly(FaceHint.NO_FACE);

    bench.await(DeviceState.Absent.class);
    bench.cable.plug();
    bench.await(DeviceState.Ready.class);
    bench.emulator.stand(person(0), Presence.Kind.REAL);
    assertThat(bench.verify(person(0)).verified()).isTrue();
  }

  @Test
  void a_driver_that_starts_anew_ends_what_its_predecessor_left_running() throws Exception {
    CompletableFuture<FaceCheck> running = lookingForSomebody();
    bench.module.close();
    assertThat(running.get().verdict()).isEqualTo(new FaceVerdict.DeviceFault("line-lost"));

    try (RealSenseModule successor =
        RealSenseModule.on(
            bench.cable.hostPort(), Ticker.system(), new SplittableRandom(9), RealSenseProfile.kiosk())) {
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      FaceCheck check =
          successor.verify(person(0), HintListener.none(), RealSenseBench.LIMIT, new Cancellation());
      assertThat(check.verified()).isTrue();
    }
  }

  /** A check under way that waits for somebody to come. */
  private CompletableFuture<FaceCheck> lookingForSomebody() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CompletableFuture<FaceCheck> running = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                HintListener hints = _ -> looking.countDown();
                running.complete(bench.verify(person(0), hints, RealSenseBench.LIMIT, new Cancellation()));
              } catch (InterruptedException e) {
                running.completeExceptionally(e);
              }
            });
    looking.await();
    return running;
  }

  @Test
  void a_ping_names_the_module() throws Exception {
    FaceHealth health = bench.module.ping(RealSenseBench.LIMIT);
    assertThat(health).isInstanceOf(FaceHealth.Alive.class);
    FaceHealth.Alive alive = (FaceHealth.Alive) health;
    assertThat(alive.identity().firmware()).isEqualTo("8.2.0.1");
    assertThat(alive.identity().serial()).isEqualTo("EMU-0001");
    assertThat(alive.identity().dialect()).isEqualTo("A");
  }

  @Test
  void the_card_s_photo_stays_the_caller_s() throws Exception {
    FacePhoto card = person(5);
    bench.emulator.stand(person(5), Presence.Kind.REAL);
    assertThat(bench.verify(card).verified()).isTrue();
    assertThat(card.wiped()).isFalse();
    assertThat(bench.verify(card).verified()).isTrue();
  }

  private FacePhoto person(int index) {
    return people.get(index).photo();
  }
}
