package org.hall24.identity.face.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.realsense.DeviceMessage;
import org.hall24.identity.face.realsense.Faceprint;
import org.hall24.identity.face.realsense.HostMessage;
import org.hall24.identity.face.realsense.Packet;
import org.hall24.identity.face.realsense.Status;
import org.hall24.link.Link;
import org.hall24.link.LinkException;

/** One connection of a host to an emulated module: everything that is lost when the cable is pulled. */
final class RealSenseConversation {
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final int MAX_SEQUENCE_STEP = 20;

  /** Requests that exist, but would store a face, need encryption, or belong to another dialect. */
  private static final String NEVER_IN_HOST_MODE = "ABDEFGIKLMNQSTUWabcdxyijklrvw$";

  private final RealSenseEmulator module;
  private final Link line;
  private final Voice voice;
  private final HostStream stream = new HostStream();
  private final byte[] buffer = new byte[4096];
  private boolean open;
  private long lastHeard;
  private boolean cancelled;
  private Optional<Upload> upload = Optional.empty();

  RealSenseConversation(RealSenseEmulator module, Link line) {
    this.module = module;
    this.line = line;
    this.voice = new Voice(line, module.ticker());
  }

  void run() throws LinkException, InterruptedException {
    try {
      while (!Thread.interrupted()) {
        if (!hear(QUIET)) {
          stream.silence().ifPresent(_ -> count(Counters.MALFORMED));
        }
        for (Optional<HostStream.Input> next = stream.take(); next.isPresent(); next = stream.take()) {
          handle(next.get());
        }
      }
      throw new InterruptedException();
    } finally {
      upload.ifPresent(Upload::wipe);
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private boolean hear(Duration time) throws LinkException {
    int count = line.read(buffer, 0, buffer.length, time);
    stream.feed(buffer, count);
    return count > 0;
  }

  private void handle(HostStream.Input input) throws LinkException, InterruptedException {
    switch (input) {
      case HostStream.Input.Line text -> console(text.text());
      case HostStream.Input.Broken _ -> count(Counters.MALFORMED);
      case HostStream.Input.Whole whole -> packet(whole.packet());
    }
  }

  private void console(String text) throws LinkException, InterruptedException {
    switch (text) {
      case "__FACE_CANCEL__" -> count("cancels"); // nothing is running
      case "bspver" -> voice.text("OPFW : " + module.firmware() + "\r\nNNLED : 8.1.0.4\r\nASDISP : 0.0.0.0\r\n");
      case "bspver -device" -> voice.text("SN : [EMU-0001]\r\n");
      default -> count(Counters.MALFORMED);
    }
  }

  private void packet(Packet packet) throws LinkException, InterruptedException {
    voice.faulty(module.faultFor(packet.id()));
    Optional<HostMessage> message = HostMessage.parse(packet);
    long sequence = packet.sequence();
    char id = packet.id();
    boolean encrypted = packet.secured();
    packet.wipe();
    if (message.isEmpty() || encrypted) {
      boolean known = encrypted || NEVER_IN_HOST_MODE.indexOf(id) >= 0;
      count(known ? Counters.FORBIDDEN : Counters.MALFORMED);
      voice.say(new DeviceMessage.Reply(107));
    } else {
      answer(message.get(), sequence);
    }
    voice.faulty(Optional.empty());
  }

  private void answer(HostMessage message, long sequence) throws LinkException, InterruptedException {
    switch (message) {
      case HostMessage.StartSession _ -> start();
      case HostMessage.Ping ping -> voice.sayOutside(new DeviceMessage.Pong(ping.data()));
      case HostMessage.QueryConfig _,
          HostMessage.SetConfig _,
          HostMessage.CountUsers _,
          HostMessage.RemoveAll _,
          HostMessage.ImageChunk _,
          HostMessage.ExtractFromPhoto _,
          HostMessage.ExtractLive _ -> {
        if (inSession(sequence)) {
          inside(message);
        }
      }
    }
  }

  private void start() throws LinkException, InterruptedException {
    count("sessions");
    voice.restart();
    if (module.paired()) {
      voice.say(new DeviceMessage.Reply(Status.SECURITY_ERROR));
      return;
    }
    if (module.locked()) {
      voice.say(new DeviceMessage.Reply(Status.LOCKED));
      return;
    }
    open = true;
    lastHeard = 0;
    voice.sayOutside(new DeviceMessage.SessionStarted());
  }

  private boolean inSession(long sequence) throws LinkException, InterruptedException {
    boolean inOrder = open && sequence > lastHeard && sequence <= lastHeard + MAX_SEQUENCE_STEP;
    if (!inOrder) {
      count(Counters.MALFORMED);
      voice.say(new DeviceMessage.Reply(Status.SECURITY_ERROR));
    }
    open = false; // every question has its own session
    return inOrder;
  }

  private void inside(HostMessage message) throws LinkException, InterruptedException {
    switch (message) {
      case HostMessage.QueryConfig _ -> voice.say(new DeviceMessage.ConfigIs(module.config()));
      case HostMessage.SetConfig _ when module.refusesConfig() -> voice.say(new DeviceMessage.ConfigRefused(Status.ERROR));
      case HostMessage.SetConfig set -> {
        module.config(set.config());
        voice.say(new DeviceMessage.ConfigSet(set.config()));
      }
      case HostMessage.CountUsers _ -> voice.say(new DeviceMessage.UserCount(module.stored()));
      case HostMessage.RemoveAll _ -> {
        int status = module.removeAll() ? Status.OK : Status.ERROR;
        voice.say(new DeviceMessage.Reply(status));
      }
      case HostMessage.ImageChunk chunk -> take(chunk);
      case HostMessage.ExtractFromPhoto _ -> fromPhoto();
      case HostMessage.ExtractLive _ -> new Capture().run();
      case HostMessage.StartSession _, HostMessage.Ping _ -> throw new IllegalStateException("needs no session");
    }
  }

  private void take(HostMessage.ImageChunk chunk) throws LinkException, InterruptedException {
    if (chunk.index() == 0) {
      upload.ifPresent(Upload::wipe);
      upload = Upload.begin(chunk.width(), chunk.height());
    }
    boolean fits = upload.isPresent() && upload.get().add(chunk);
    Arrays.fill(chunk.pixels(), (byte) 0);
    if (!fits) {
      count(Counters.MALFORMED);
      voice.say(new DeviceMessage.Reply(Status.ERROR));
      return;
    }
    count("uploads");
    voice.say(new DeviceMessage.ImageChunkTaken());
  }

  private void fromPhoto() throws LinkException, InterruptedException {
    if (upload.isEmpty() || !upload.get().whole()) {
      count(Counters.MALFORMED);
      voice.say(new DeviceMessage.Reply(Status.ENROL_FAILURE));
      return;
    }
    FacePhoto photo = upload.get().photo();
    upload.get().wipe();
    upload = Optional.empty();
    Optional<short[]> features = module.faces().features(photo);
    photo.wipe();
    if (features.isEmpty()) {
      voice.say(new DeviceMessage.Reply(Status.NO_FACE));
      return;
    }
    voice.say(new DeviceMessage.Reply(Status.SUCCESS));
    handOver(features.get(), Faceprint.TYPE_PHOTO, Faceprint.WITHOUT_MASK);
    count("photo-prints");
  }

  private void handOver(short[] features, int type, int mask) throws LinkException, InterruptedException {
    Faceprint print = Faceprint.of(Faceprint.VERSION, type, features, mask);
    voice.say(new DeviceMessage.Extracted(print));
    print.wipe();
    Arrays.fill(features, (short) 0);
  }

  private void count(String name) {
    module.counters().add(name);
  }

  /** Looking at whoever stands there, frame by frame, until a face was judged, time is up, or the host cancels. */
  private final class Capture {
    private static final int LONGEST = 40;
    private int frames;
    private int lastHint = -1;

    void run() throws LinkException, InterruptedException {
      count("captures");
      cancelled = false;
      hint(Status.CAMERA_STARTED);
      int result = -1;
      while (result < 0 && frames++ < LONGEST && !cancelled) {
        Stage.Scene scene = module.stage().look();
        try {
          result = judge(scene);
        } finally {
          scene.face().ifPresent(FacePhoto::wipe);
        }
        if (result < 0) {
          listen();
        }
      }
      if (cancelled) {
        count("cancels");
      } else if (result != Status.SUCCESS) {
        voice.say(new DeviceMessage.Result(result < 0 ? Math.max(lastHint, Status.NO_FACE) : result, ""));
      }
      voice.say(new DeviceMessage.Hint(Status.CAMERA_STOPPED));
      voice.say(new DeviceMessage.Reply(module.capturesEndWith()));
    }

    /** The result of a frame; −1 to look again. */
    private int judge(Stage.Scene scene) throws LinkException, InterruptedException {
      if (scene.face().isEmpty()) {
        hint(Status.NO_FACE);
        return -1;
      }
      int count = 1 + scene.bystanders();
      voice.say(new DeviceMessage.FacesSeen(frames * 150L, Collections.nCopies(count, box())));
      boolean masked = scene.pose() == Presence.Pose.MASKED && module.findsMasksLate();
      int obstacle = masked ? -1 : obstacle(scene.pose());
      if (obstacle >= 0) {
        hint(obstacle);
        return -1;
      }
      hint(Status.FACE_DETECTED);
      hint(Status.LED_FLOW_DONE);
      int flow = module.config().flow();
      boolean looksForLife = flow == 0 || flow == 2;
      if (looksForLife && scene.kind() == Presence.Kind.PRINTED_PHOTO) {
        count("spoofs");
        return Status.SPOOF;
      }
      return print(scene.face().get(), masked ? Faceprint.WITH_MASK : Faceprint.WITHOUT_MASK);
    }

    private int print(FacePhoto face, int mask) throws LinkException, InterruptedException {
      FacePhoto picture = module.camera().take(face);
      Optional<short[]> features = module.faces().features(picture);
      picture.wipe();
      if (features.isEmpty()) {
        hint(Status.NO_FACE);
        return -1;
      }
      voice.say(new DeviceMessage.Result(Status.SUCCESS, ""));
      handOver(features.get(), Faceprint.TYPE_LIVE, mask);
      count("live-prints");
      return Status.SUCCESS;
    }

    private static DeviceMessage.FacesSeen.Box box() {
      return new DeviceMessage.FacesSeen.Box(312, 420, 456, 560);
    }

    private void hint(int status) throws LinkException, InterruptedException {
      if (status != lastHint) {
        voice.say(new DeviceMessage.Hint(status));
      }
      lastHint = status == Status.CAMERA_STARTED || status == Status.LED_FLOW_DONE ? lastHint : status;
    }

    /** While it looks the module takes only the cancel line; anything else comes too early. */
    private void listen() throws LinkException, InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      hear(module.frame());
      for (Optional<HostStream.Input> next = stream.take(); next.isPresent(); next = stream.take()) {
        if (next.get() instanceof HostStream.Input.Line text && text.text().equals("__FACE_CANCEL__")) {
          cancelled = true;
          return;
        }
        count(Counters.OVERLAPPING);
      }
    }
  }

  private static int obstacle(Presence.Pose pose) {
    return switch (pose) {
      case FRONTAL -> -1;
      case TOO_HIGH -> 4;
      case TOO_LOW -> 5;
      case TOO_FAR_RIGHT -> 6;
      case TOO_FAR_LEFT -> 7;
      case TILTED -> 10;
      case TURNED_AWAY -> Status.NOT_FRONTAL;
      case MASKED -> Status.MASK_IN_HIGH_SECURITY;
      case SUNGLASSES -> Status.SUNGLASSES;
    };
  }
}
