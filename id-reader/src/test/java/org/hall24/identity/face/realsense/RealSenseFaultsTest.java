package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.Faces;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.emulator.Fault;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RealSenseFaultsTest {
  private final List<Faces> people = Faces.people(2);

  @Test
  void bytes_that_come_one_by_one_change_nothing() throws Exception {
    passesInSpiteOf(new Fault.Split());
  }

  @Test
  void console_noise_between_packets_changes_nothing() throws Exception {
    passesInSpiteOf(new Fault.Noise());
  }

  private void passesInSpiteOf(Fault fault) throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      for (char request : "onqseJX".toCharArray()) {
        bench.emulator.fault(request, fault);
        assertThat(bench.verify(person(0)).verified()).as("fault on " + request).isTrue();
      }
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_module_that_falls_silent_is_a_fault_and_never_a_verdict() throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      bench.emulator.fault('J', new Fault.Mute());
      FaceCheck check = bench.verify(person(0));
      assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("silent"));
      assertThat(check.erasure().proven()).isTrue();
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_faceprint_with_a_wrong_bit_is_never_compared() throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      bench.emulator.fault('J', new Fault.Flip());
      FaceCheck check = bench.verify(person(0), HintListener.none(), Duration.ofSeconds(4), new Cancellation());
      assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("garbled"));
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_jump_in_the_sequence_numbers_is_refused() throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      bench.emulator.fault('X', new Fault.Jump());
      assertThat(bench.verify(person(0)).verdict()).isEqualTo(new FaceVerdict.DeviceFault("out-of-sequence"));
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_sequence_number_that_comes_again_is_refused() throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      bench.emulator.fault('X', new Fault.Repeat());
      assertThat(bench.verify(person(0)).verdict()).isEqualTo(new FaceVerdict.DeviceFault("out-of-sequence"));
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_late_answer_never_answers_the_next_question() throws Exception {
    try (RealSenseBench bench = RealSenseBench.start()) {
      bench.await(DeviceState.Ready.class);
      // The first person's capture comes when the time is long up; a second person asks meanwhile, with his own card.
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      bench.emulator.fault('X', new Fault.Late(Duration.ofMillis(3500)));
      FaceCheck first = bench.verify(person(0), HintListener.none(), Duration.ofSeconds(2), new Cancellation());
      assertThat(first.verified()).isFalse();

      bench.emulator.leave();
      bench.emulator.stand(person(1), Presence.Kind.REAL);
      FaceCheck second = bench.verify(person(0));
      assertThat(second.verdict()).isInstanceOf(FaceVerdict.DifferentPerson.class);
      bench.hostWasFaultless();
    }
  }

  @Test
  void dialect_b_is_told_apart_and_never_sent_a_packet() throws Exception {
    RealSenseEmulator emulator = RealSenseBench.newEmulator();
    emulator.firmware("9.11.2.5");
    try (RealSenseBench bench = RealSenseBench.start(emulator)) {
      assertThat(bench.await(DeviceState.Failed.class))
          .isEqualTo(new DeviceState.Failed("dialect-b-not-supported"));
      assertThat(bench.module.ping(RealSenseBench.LIMIT))
          .isEqualTo(new FaceHealth.NotUsable("dialect-b-not-supported"));
      assertThat(bench.verify(person(0)).verdict())
          .isEqualTo(new FaceVerdict.DeviceFault("dialect-b-not-supported"));
      assertThat(emulator.counts()).doesNotContainKey("sessions");
      bench.hostWasFaultless();
    }
  }

  @Test
  void a_module_that_locked_itself_for_a_former_host_says_so() throws Exception {
    RealSenseEmulator emulator = RealSenseBench.newEmulator();
    emulator.locked(true);
    try (RealSenseBench bench = RealSenseBench.start(emulator)) {
      assertThat(bench.await(DeviceState.Failed.class)).isEqualTo(new DeviceState.Failed("locked-after-spoofs"));
    }
  }

  @Test
  void a_module_paired_with_another_host_is_refused_by_name() throws Exception {
    RealSenseEmulator emulator = RealSenseBench.newEmulator();
    emulator.pairedElsewhere(true);
    try (RealSenseBench bench = RealSenseBench.start(emulator)) {
      assertThat(bench.await(DeviceState.Failed.class))
          .isEqualTo(new DeviceState.Failed("encryption-not-supported"));
      bench.hostWasFaultless();
    }
  }

  @Test
  void nothing_biometric_remains_in_what_was_sent_read_or_compared() throws Exception {
    List<Faceprint> compared = Collections.synchronizedList(new ArrayList<>());
    List<byte[]> seen = Collections.synchronizedList(new ArrayList<>());
    HostModeCheck.Comparison comparison =
        (live, reference) -> {
          compared.add(live);
          compared.add(reference);
          assertThat(live.wiped()).isFalse();
          return FaceprintMatcher.match(live, reference, FaceprintMatcher.Level.HIGH);
        };
    try (RealSenseBench bench =
        RealSenseBench.start(
            RealSenseBench.newEmulator(),
            port ->
                RealSenseModule.on(
                    new RememberingPort(port, seen),
                    Ticker.system(),
                    new SplittableRandom(1),
                    RealSenseProfile.kiosk(),
                    comparison))) {
      bench.emulator.stand(person(0), Presence.Kind.REAL);
      assertThat(bench.verify(person(0)).verified()).isTrue();

      assertThat(compared).hasSize(2).allMatch(Faceprint::wiped);
      assertThat(seen).hasSizeGreaterThan(10);
      // What stays is console text of our own, shorter than any packet.
      assertThat(seen).filteredOn(bytes -> bytes.length > 30).allMatch(RealSenseFaultsTest::zero);
      bench.hostWasFaultless();
    }
  }

  private FacePhoto person(int index) {
    return people.get(index).photo();
  }

  private static boolean zero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Keeps hold of every array that was written from or read into. */
  private record RememberingPort(Port port, List<byte[]> seen) implements Port {
    @Override
    public String name() {
      return port.name();
    }

    @Override
    public Link open() throws LinkException {
      Link link = port.open();
      return new Link() {
        @Override
        public String name() {
          return link.name();
        }

        @Override
        public void write(byte[] bytes) throws LinkException {
          link.write(bytes);
          seen.add(bytes);
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
          seen.add(buffer);
          return link.read(buffer, offset, length, timeout);
        }

        @Override
        public void discardInput() throws LinkException {
          link.discardInput();
        }

        @Override
        public void check() throws LinkException {
          link.check();
        }

        @Override
        public void close() {
          link.close();
        }
      };
    }
  }
}
