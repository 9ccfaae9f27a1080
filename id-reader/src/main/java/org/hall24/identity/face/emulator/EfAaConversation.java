package org.hall24.identity.face.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.efaa.EfAaFrame;
import org.hall24.identity.face.efaa.EfAaParser;
import org.hall24.identity.face.efaa.FaceState;
import org.hall24.identity.face.efaa.Result;
import org.hall24.link.Link;
import org.hall24.link.LinkException;

/** One connection of a host to an emulated EF AA module: everything that is lost when the cable is pulled. */
final class EfAaConversation {
  private static final Duration QUIET = Duration.ofMillis(500);

  /** Keys, pace, firmware, the vendor's own range: nothing a driver may ever send. */
  private static final List<Integer> NEVER = List.of(0x40, 0x41, 0x42, 0x43, 0x44, 0x51, 0x52, 0xF6);

  private static final int VENDOR_FIRST = 0xC0;
  private static final int VENDOR_LAST = 0xCF;
  private static final int PIECE = 246;
  private static final int LARGEST_PHOTO = 2 * 1024 * 1024;
  private static final int ATTEMPTS = 3;
  private static final int READY_NOTE = 0;

  private final EfAaEmulator module;
  private final Link line;
  private final EfAaParser parser = new EfAaParser();
  private final byte[] buffer = new byte[1024];
  private Optional<Fault> fault = Optional.empty();
  private byte[] photo = new byte[0];
  private int taken;
  private int sequence;

  EfAaConversation(EfAaEmulator module, Link line) {
    this.module = module;
    this.line = line;
  }

  void run() throws LinkException, InterruptedException {
    try {
      while (!Thread.interrupted()) {
        if (hear(QUIET) == 0) {
          parser.silence().ifPresent(_ -> count(Counters.MALFORMED));
        }
        for (Optional<EfAaFrame> next = next(); next.isPresent(); next = next()) {
          fault = module.faultFor(next.get().id());
          obey(next.get());
          fault = Optional.empty();
        }
      }
      throw new InterruptedException();
    } finally {
      Arrays.fill(photo, (byte) 0);
      parser.wipe();
    }
  }

  private int hear(Duration time) throws LinkException {
    int count = line.read(buffer, 0, buffer.length, time);
    parser.feed(buffer, 0, count);
    Arrays.fill(buffer, 0, count, (byte) 0);
    return count;
  }

  private Optional<EfAaFrame> next() {
    for (Optional<EfAaParser.Found> found = parser.take(); found.isPresent(); found = parser.take()) {
      if (found.get() instanceof EfAaParser.Found.Whole(EfAaFrame frame)) {
        return Optional.of(frame);
      }
      count(Counters.MALFORMED);
    }
    return Optional.empty();
  }

  private void obey(EfAaFrame frame) throws LinkException, InterruptedException {
    int id = frame.id();
    if (NEVER.contains(id) || id >= VENDOR_FIRST && id <= VENDOR_LAST) {
      count(Counters.FORBIDDEN);
      reply(id, Result.INVALID_PARAMETER);
      return;
    }
    if (module.quirks().wantsEncryption()) {
      reply(id, Result.ENCRYPTION_REQUIRED);
      return;
    }
    switch (id) {
      case EfAaFrame.RESET -> sized(frame, 0, () -> reply(id, Result.SUCCESS));
      case EfAaFrame.GET_STATUS -> sized(frame, 0, () -> reply(id, Result.SUCCESS, (byte) 0));
      case EfAaFrame.GET_VERSION -> sized(frame, 0, () -> reply(id, Result.SUCCESS, padded(EfAaEmulator.FIRMWARE, 32, (byte) 0)));
      case EfAaFrame.GET_SERIAL -> sized(frame, 0, () -> reply(id, Result.SUCCESS, padded("EMU00001", 32, (byte) 0xFF)));
      case EfAaFrame.DELETE_ALL -> sized(frame, 0, this::deleteAll);
      case EfAaFrame.DELETE_USER -> sized(frame, 2, () -> reply(id, module.delete(frame.u16(0)) ? Result.SUCCESS : Result.UNKNOWN_USER));
      case EfAaFrame.GET_USER_INFO -> sized(frame, 2, () -> userInfo(frame.u16(0)));
      case EfAaFrame.POWER_DOWN -> sized(frame, 0, () -> reply(id, Result.SUCCESS));
      case EfAaFrame.GET_ALL_USER_ID -> list(frame);
      case EfAaFrame.THRESHOLD -> sized(frame, 2, () -> reply(id, frame.u8(0) > 4 ? Result.INVALID_PARAMETER : Result.SUCCESS));
      case EfAaFrame.DEMO_MODE -> sized(frame, 1, () -> demo(frame.u8(0)));
      case EfAaFrame.PHOTO -> photo(frame);
      case EfAaFrame.VERIFY -> {
        if (frame.data().length == 2 || frame.data().length == 3) {
          look(frame.u8(1));
        } else {
          malformed(id);
        }
      }
      default -> malformed(id);
    }
  }

  private interface Act {
    void run() throws LinkException, InterruptedException;
  }

  private void sized(EfAaFrame frame, int size, Act act) throws LinkException, InterruptedException {
    if (frame.data().length == size) {
      act.run();
    } else {
      malformed(frame.id());
    }
  }

  private void malformed(int id) throws LinkException, InterruptedException {
    count(Counters.MALFORMED);
    reply(id, Result.INVALID_PARAMETER);
  }

  private void deleteAll() throws LinkException, InterruptedException {
    module.deleteAll();
    count("erasures");
    reply(EfAaFrame.DELETE_ALL, Result.SUCCESS);
  }

  /** Number, an empty name, and no administrator. */
  private void userInfo(int uid) throws LinkException, InterruptedException {
    if (!module.uids().contains(uid)) {
      reply(EfAaFrame.GET_USER_INFO, Result.UNKNOWN_USER);
      return;
    }
    byte[] payload = new byte[35];
    payload[0] = (byte) (uid >> 8);
    payload[1] = (byte) uid;
    reply(EfAaFrame.GET_USER_INFO, Result.SUCCESS, payload);
  }

  private void list(EfAaFrame frame) throws LinkException, InterruptedException {
    if (frame.data().length > 1) {
      malformed(frame.id());
      return;
    }
    List<Integer> uids = module.uids();
    byte[] slots = new byte[1 + 2 * 100];
    slots[0] = (byte) uids.size();
    for (int i = 0; i < uids.size(); i++) {
      slots[1 + 2 * i] = (byte) (uids.get(i) >> 8);
      slots[2 + 2 * i] = (byte) (int) uids.get(i);
    }
    reply(EfAaFrame.GET_ALL_USER_ID, Result.SUCCESS, slots);
  }

  private void demo(int wanted) throws LinkException, InterruptedException {
    if (wanted != 0) {
      count(Counters.FORBIDDEN);
      reply(EfAaFrame.DEMO_MODE, Result.INVALID_PARAMETER);
      return;
    }
    if (!module.quirks().demoSticks()) {
      module.demo(false);
    }
    reply(EfAaFrame.DEMO_MODE, Result.SUCCESS);
  }

  // ---- a photo -----------------------------------------------------------------------------------------------------

  private void photo(EfAaFrame frame) throws LinkException, InterruptedException {
    int number = frame.u16(0);
    if (frame.data().length < 3) {
      malformed(frame.id());
      return;
    }
    if (number == 0) {
      begin(frame);
      return;
    }
    int size = frame.data().length - 2;
    boolean fits = number == sequence + 1 && size <= PIECE && taken + size <= photo.length && (size == PIECE || taken + size == photo.length);
    if (!fits) {
      count(Counters.MALFORMED);
      answer(Result.INVALID_PARAMETER, number, 0);
      return;
    }
    System.arraycopy(frame.data(), 2, photo, taken, size);
    frame.wipe();
    taken += size;
    sequence = number;
    count("pieces");
    if (taken < photo.length) {
      answer(Result.SUCCESS, number, 0);
      return;
    }
    int uid = module.enrol(photo);
    Arrays.fill(photo, (byte) 0);
    photo = new byte[0];
    if (uid > 0) {
      count("photos");
      answer(Result.SUCCESS, number, uid);
    } else {
      answer(uid == 0 ? Result.NO_PICTURE : 9, number, 0);
    }
  }

  private void begin(EfAaFrame frame) throws LinkException, InterruptedException {
    long size = (long) frame.u16(2) << 16 | frame.u16(4);
    Arrays.fill(photo, (byte) 0);
    photo = new byte[0];
    if (frame.data().length < 7 || size == 0) {
      malformed(frame.id());
    } else if (size > LARGEST_PHOTO) {
      answer(Result.PHOTO_TOO_LARGE, 0, 0);
    } else if (frame.u8(6) != 0) {
      answer(Result.INVALID_PARAMETER, 0, 0);
    } else {
      photo = new byte[(int) size];
      taken = 0;
      sequence = 0;
      answer(Result.SUCCESS, 0, 0);
    }
  }

  private void answer(int result, int number, int uid) throws LinkException, InterruptedException {
    reply(EfAaFrame.PHOTO, result, (byte) (number >> 8), (byte) number, (byte) (uid >> 8), (byte) uid);
  }

  // ---- a look ------------------------------------------------------------------------------------------------------

  private void look(int seconds) throws LinkException, InterruptedException {
    count("looks");
    Duration time = module.impatient() ? Duration.ZERO : Duration.ofSeconds(seconds == 0 ? 10 : seconds);
    long until = module.ticker().nanos() + time.toNanos();
    int strangers = 0;
    while (module.ticker().nanos() - until < 0) {
      if (module.quirks().restarts()) {
        module.restarted();
        say(new EfAaFrame(EfAaFrame.NOTE, new byte[] {READY_NOTE}));
        return;
      }
      Stage.Scene scene = module.stage().look();
      try {
        strangers = frame(scene, strangers);
      } finally {
        scene.face().ifPresent(FacePhoto::wipe);
      }
      if (strangers < 0 || interrupted()) {
        return;
      }
    }
    reply(EfAaFrame.VERIFY, Result.TIMED_OUT);
  }

  /** One picture of the camera; −1 when it decided, else how many strangers in a row were seen. */
  private int frame(Stage.Scene scene, int strangers) throws LinkException, InterruptedException {
    int state = scene.face().isEmpty() ? 1 : state(scene.pose());
    say(new EfAaFrame(EfAaFrame.NOTE, new FaceState(state, 100, 120, 60, 80).encode()));
    if (state != 0) {
      return strangers;
    }
    if (scene.kind() == Presence.Kind.PRINTED_PHOTO) {
      count("spoofs");
      reply(EfAaFrame.VERIFY, Result.LIVENESS_FAILED);
      return -1;
    }
    if (module.demo()) {
      known(Result.NOBODY);
      return -1;
    }
    Optional<Integer> who = module.recognise(scene.face().orElseThrow());
    if (who.isPresent()) {
      known(module.quirks().otherUid() ? who.get() + 1 : who.get());
      return -1;
    }
    if (strangers + 1 >= ATTEMPTS) {
      reply(EfAaFrame.VERIFY, Result.UNKNOWN_USER);
      return -1;
    }
    return strangers + 1;
  }

  private void known(int uid) throws LinkException, InterruptedException {
    byte[] payload = new byte[36];
    payload[0] = (byte) (uid >> 8);
    payload[1] = (byte) uid;
    payload[35] = (byte) (module.quirks().eyesClosed() ? Result.EYES_CLOSED : Result.EYES_OPEN);
    reply(EfAaFrame.VERIFY, Result.SUCCESS, payload);
  }

  /** While it looks, only a reset may come. */
  private boolean interrupted() throws LinkException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    hear(module.frame());
    for (Optional<EfAaFrame> next = next(); next.isPresent(); next = next()) {
      if (next.get().id() == EfAaFrame.RESET) {
        reply(EfAaFrame.VERIFY, Result.ABORTED);
        reply(EfAaFrame.RESET, Result.SUCCESS);
        return true;
      }
      count(Counters.OVERLAPPING);
      reply(next.get().id(), Result.REJECTED);
    }
    return false;
  }

  private static int state(Presence.Pose pose) {
    return switch (pose) {
      case FRONTAL -> 0;
      case TOO_HIGH -> 2;
      case TOO_LOW -> 3;
      case TOO_FAR_LEFT -> 4;
      case TOO_FAR_RIGHT -> 5;
      case TILTED, TURNED_AWAY -> 11;
      case MASKED -> 10;
      case SUNGLASSES -> 9;
    };
  }

  // ---- the voice ---------------------------------------------------------------------------------------------------

  private static byte[] padded(String text, int size, byte filler) {
    byte[] field = new byte[size];
    Arrays.fill(field, filler);
    byte[] ascii = text.getBytes(US_ASCII);
    System.arraycopy(ascii, 0, field, 0, ascii.length);
    return field;
  }

  private void reply(int command, int result, byte... payload) throws LinkException, InterruptedException {
    byte[] data = new byte[2 + payload.length];
    data[0] = (byte) command;
    data[1] = (byte) result;
    System.arraycopy(payload, 0, data, 2, payload.length);
    say(new EfAaFrame(EfAaFrame.REPLY, data));
  }

  private void say(EfAaFrame frame) throws LinkException, InterruptedException {
    byte[] bytes = frame.encode();
    switch (fault.orElse(null)) {
      case null -> line.write(bytes);
      case Fault.Mute _ -> {}
      case Fault.Late late -> {
        module.ticker().await(late.by());
        line.write(bytes);
      }
      case Fault.Split _ -> {
        for (byte one : bytes) {
          line.write(new byte[] {one});
        }
      }
      case Fault.Noise _ -> {
        line.write(new byte[] {(byte) 0xEF, 0x55, (byte) 0xEF, (byte) 0xEF});
        line.write(bytes);
      }
      case Fault.Flip _ -> {
        bytes[bytes.length - 1] ^= 0x10;
        line.write(bytes);
      }
      case Fault.Jump _, Fault.Repeat _ -> line.write(bytes);
    }
  }

  private void count(String name) {
    module.counters().add(name);
  }
}
