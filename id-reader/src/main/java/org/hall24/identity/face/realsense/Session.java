package org.hall24.identity.face.realsense;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * Speaks with the module: opens a session for every question, counts sequence numbers both ways, waits with deadlines.
 *
 * <p>A late answer cannot pass for the answer to a later question: input is discarded before a session is opened, the
 * module handles what it is sent in order, and whatever it still says before the echo of the new session is dropped.
 *
 * <p>All times are {@link Ticker#nanos()} values. Everything read is overwritten once it is understood. Not thread-safe.
 */
final class Session {
  /** How long one answer may take (the vendor's host waits as long). */
  static final Duration ANSWER = Duration.ofSeconds(5);

  /** How long a cancelled operation may take to say that it ended. */
  static final Duration DRAIN = Duration.ofSeconds(1);

  private static final Duration START = Duration.ofSeconds(2);
  private static final int START_ATTEMPTS = 3;
  private static final Duration QUIET = Duration.ofMillis(250);
  private static final Duration SLICE = Duration.ofMillis(100);
  private static final int SLICES_OF_SILENCE = 5;
  private static final int MAX_SEQUENCE_STEP = 20;
  private static final int MAX_CONSOLE = 2048;

  private final Link link;
  private final Ticker ticker;
  private final PacketParser parser = new PacketParser();
  private final byte[] buffer = new byte[4096];
  private final List<Faceprint> prints = new ArrayList<>();
  private long sent;
  private long received;
  private boolean running;
  private boolean garbled;

  Session(Link link, Ticker ticker) {
    this.link = link;
    this.ticker = ticker;
  }

  /** The moment the given time from now. */
  long in(Duration time) {
    return ticker.in(time);
  }

  /** Whether the moment has come. */
  boolean past(long moment) {
    return ticker.past(moment);
  }

  /** The earlier of a moment and the given time from now. */
  long sooner(long moment, Duration time) {
    return ticker.sooner(moment, time);
  }

  /**
   * Opens a session and sends one request in it.
   *
   * @param until the moment by which the session must be open
   */
  void request(HostMessage message, long until) throws LinkException, ModuleTrouble {
    open(until);
    Packet packet = message.packet(++sent);
    running = true;
    try {
      write(packet);
    } finally {
      packet.wipe();
    }
  }

  /** Sends a request that needs no session, always sequence 0. */
  void withoutSession(HostMessage message) throws LinkException {
    discard();
    write(message.packet(0));
  }

  /** Tells that the running operation is over: nothing more is expected. */
  void ended() {
    running = false;
  }

  /** The next message, or trouble when it does not come in time. */
  DeviceMessage answer(long until) throws LinkException, ModuleTrouble {
    long limit = sooner(until, ANSWER);
    return receive(limit, () -> false).orElseThrow(this::silence);
  }

  /**
   * The next message of the running session.
   *
   * @param until when to stop waiting
   * @param stop looked at every 100 ms
   * @return empty when the time was up or somebody asked to stop
   */
  Optional<DeviceMessage> receive(long until, BooleanSupplier stop) throws LinkException, ModuleTrouble {
    for (; ; ) {
      Optional<Packet> next = packet(until, stop);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      DeviceMessage message = understand(next.get());
      if (message instanceof DeviceMessage.SessionStarted) {
        continue; // the echo of a start that was sent twice
      }
      if (!(message instanceof DeviceMessage.Pong)) {
        inOrder(next.get());
      }
      return Optional.of(message);
    }
  }

  /** Trouble for an answer that did not come. */
  ModuleTrouble silence() {
    return new ModuleTrouble(garbled ? ModuleTrouble.GARBLED : ModuleTrouble.SILENT);
  }

  /** Ends the running operation, if any, and waits a moment for the module to say so. */
  void cancel() throws LinkException {
    if (!running) {
      return;
    }
    running = false;
    link.write(HostMessage.CANCEL.getBytes(US_ASCII));
    long until = in(DRAIN);
    try {
      Optional<DeviceMessage> message = receive(until, () -> false);
      while (message.isPresent() && !(message.get() instanceof DeviceMessage.Reply)) {
        message = receive(until, () -> false);
      }
    } catch (ModuleTrouble _) {
      // What it says while it is being stopped does not matter; the next session starts afresh.
    }
  }

  /** Ends whatever a former owner of the line left running, and lets the line fall silent. */
  void settle() throws LinkException {
    link.write(HostMessage.CANCEL.getBytes(US_ASCII));
    long until = in(DRAIN);
    while (!past(until) && read(QUIET) > 0) {
      parser.wipe();
    }
    discard();
  }

  /** Asks the module's text console and returns what it says until it falls silent. */
  String console(String command) throws LinkException {
    discard();
    link.write(command.getBytes(US_ASCII));
    StringBuilder text = new StringBuilder();
    long until = in(START);
    int count = link.read(buffer, 0, buffer.length, START);
    while (count > 0 && text.length() < MAX_CONSOLE && !past(until)) {
      text.append(new String(buffer, 0, count, ISO_8859_1));
      count = link.read(buffer, 0, buffer.length, QUIET);
    }
    Arrays.fill(buffer, (byte) 0);
    return text.toString();
  }

  /** Waits without asking anything. */
  void pause(Duration time, long until, BooleanSupplier stop) throws InterruptedException {
    long end = sooner(until, time);
    while (!past(end) && !stop.getAsBoolean()) {
      ticker.await(SLICE);
    }
  }

  /** Overwrites what is left of the conversation, every faceprint that came in it included. */
  void wipe() {
    prints.forEach(Faceprint::wipe);
    prints.clear();
    parser.wipe();
    Arrays.fill(buffer, (byte) 0);
  }

  private void open(long until) throws LinkException, ModuleTrouble {
    cancel();
    garbled = false;
    Optional<String> refusal = Optional.empty();
    for (int attempt = 0; attempt < START_ATTEMPTS && !past(until); attempt++) {
      if (attempt > 0) {
        settle();
      }
      discard();
      sent = 0;
      received = 0;
      write(new HostMessage.StartSession().packet(0));
      long limit = sooner(until, START);
      for (Optional<Packet> next = packet(limit, () -> false);
          next.isPresent();
          next = packet(limit, () -> false)) {
        DeviceMessage message = understand(next.get());
        if (message instanceof DeviceMessage.SessionStarted) {
          return;
        }
        if (message instanceof DeviceMessage.Reply reply) {
          // Either a refusal or the late end of something older; starting again tells which.
          refusal = Optional.of(refusal(reply.status()));
          break;
        }
      }
    }
    throw refusal.map(ModuleTrouble::new).orElseGet(this::silence);
  }

  private DeviceMessage understand(Packet packet) {
    DeviceMessage message = DeviceMessage.parse(packet);
    packet.wipe();
    if (message instanceof DeviceMessage.Extracted extracted) {
      prints.add(extracted.faceprint());
    }
    return message;
  }

  private static String refusal(int status) {
    return switch (status) {
      case Status.SECURITY_ERROR -> ModuleTrouble.ENCRYPTED;
      case Status.LOCKED -> ModuleTrouble.LOCKED;
      default -> "session-refused-" + status;
    };
  }

  private void inOrder(Packet packet) throws ModuleTrouble {
    long sequence = packet.sequence();
    if (sequence <= received || sequence > received + MAX_SEQUENCE_STEP) {
      throw new ModuleTrouble("out-of-sequence");
    }
    received = sequence;
  }

  private void write(Packet packet) throws LinkException {
    byte[] frame = packet.encode();
    byte[] prefix = HostMessage.CONSOLE_TO_BINARY.getBytes(US_ASCII);
    byte[] out = Arrays.copyOf(prefix, prefix.length + frame.length);
    System.arraycopy(frame, 0, out, prefix.length, frame.length);
    try {
      link.write(out);
    } finally {
      Arrays.fill(frame, (byte) 0);
      Arrays.fill(out, (byte) 0);
    }
  }

  private Optional<Packet> packet(long until, BooleanSupplier stop) throws LinkException, ModuleTrouble {
    int silentSlices = 0;
    for (; ; ) {
      Optional<PacketParser.Found> found = parser.take();
      if (found.isEmpty()) {
        if (stop.getAsBoolean() || past(until)) {
          return Optional.empty();
        }
        silentSlices = read(SLICE) > 0 ? 0 : silentSlices + 1;
        if (silentSlices >= SLICES_OF_SILENCE) {
          found = parser.silence();
        }
      }
      if (found.isPresent()) {
        switch (found.get()) {
          case PacketParser.Found.Whole whole -> {
            return Optional.of(plain(whole.packet()));
          }
          case PacketParser.Found.Damaged _ -> garbled = true;
        }
      }
    }
  }

  private static Packet plain(Packet packet) throws ModuleTrouble {
    if (packet.secured()) {
      packet.wipe();
      throw new ModuleTrouble(ModuleTrouble.ENCRYPTED);
    }
    return packet;
  }

  private int read(Duration time) throws LinkException {
    int count = link.read(buffer, 0, buffer.length, time);
    int taken = parser.feed(buffer, 0, count);
    if (taken < count) {
      throw new IllegalStateException("the parser was not emptied before it was fed");
    }
    Arrays.fill(buffer, 0, count, (byte) 0);
    return count;
  }

  private void discard() throws LinkException {
    link.discardInput();
    parser.wipe();
  }
}
