package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.locker.modbus.RelayReply;
import org.hall24.locker.modbus.RelayRequest;
import org.hall24.locker.modbus.RtuFrame;

/**
 * A relay board's own side. Coil orders that a dead program would leave burning, and orders for all relays, are forbidden;
 * switching all of them off is not.
 */
record ModbusSpeech() implements BoardSpeech {
  private static final int WRITE_COIL = 0x05;
  private static final int WRITE_COILS = 0x0F;
  private static final int BUSY = 6;
  private static final int NO_SUCH_ADDRESS = 2;
  private static final int NO_SUCH_FUNCTION = 1;

  @Override
  public int length(byte[] bytes, int at) {
    if ((bytes[at] & 0xFF) > RtuFrame.HIGHEST_UNIT) {
      return NONE;
    }
    if (at + 1 == bytes.length) {
      return MORE;
    }
    int function = bytes[at + 1];
    if (function >= 1 && function <= 6) {
      return 8;
    }
    if (function != WRITE_COILS && function != 0x10) {
      return NONE;
    }
    return at + 6 < bytes.length ? 9 + (bytes[at + 6] & 0xFF) : MORE;
  }

  @Override
  public Optional<Heard> read(byte[] bytes) {
    return RtuFrame.parse(bytes).map(frame -> heard(frame, RelayRequest.parse(bytes), bytes));
  }

  private static Heard heard(RtuFrame frame, Optional<RelayRequest> request, byte[] bytes) {
    if (request.isPresent()) {
      switch (request.get()) {
        case RelayRequest.Pulse(int unit, int channel, int steps) -> {
          return new Heard.Order(unit, channel, Optional.of(Duration.ofMillis((long) steps * RelayRequest.STEP_MS)));
        }
        case RelayRequest.ReadInputs(int unit, int count) -> {
          return new Heard.All(unit, count);
        }
        case RelayRequest.Switch(int unit, int channel, boolean on) -> {
          return on ? forbidden(bytes) : new Heard.Aside(unit, bytes);
        }
        case RelayRequest.AllOff(int unit) -> {
          return new Heard.Off(unit);
        }
      }
    }
    if (frame.function() == WRITE_COIL || frame.function() == WRITE_COILS) {
      return forbidden(bytes);
    }
    return new Heard.Aside(frame.unit(), new RelayReply.Refusal(frame.function(), NO_SUCH_FUNCTION).frame(frame.unit()).encode());
  }

  private static Heard forbidden(byte[] bytes) {
    return new Heard.Forbidden(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes));
  }

  @Override
  public Optional<byte[]> taken(Heard.Order order, int namedChannel, int bit, Contacts contacts) {
    int steps = (int) (order.pulse().orElseThrow().toMillis() / RelayRequest.STEP_MS);
    return Optional.of(new RelayRequest.Pulse(order.board(), namedChannel, steps).frame().encode());
  }

  @Override
  public Optional<byte[]> refused(Heard.Order order) {
    return Optional.of(new RelayReply.Refusal(WRITE_COIL, BUSY).frame(order.board()).encode());
  }

  @Override
  public Optional<byte[]> off(Heard.Off order) {
    return Optional.of(new RelayRequest.AllOff(order.board()).frame().encode());
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  @Override
  public Optional<byte[]> one(Heard.One question, int namedChannel, int bit) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> all(Heard.All question, Contacts contacts) {
    if (question.count() > (contacts.channels() + 7) / 8 * 8) {
      return noSuchChannel(question);
    }
    byte[] bits = new byte[(question.count() + 7) / 8];
    for (int input = 1; input <= Math.min(question.count(), contacts.channels()); input++) {
      bits[(input - 1) / 8] |= (byte) (contacts.bit().applyAsInt(input) << (input - 1) % 8);
    }
    return Optional.of(new RelayReply.Inputs(bits).frame(question.board()).encode());
  }

  @Override
  public Optional<byte[]> noSuchChannel(Heard question) {
    return switch (question) {
      case Heard.Order order -> Optional.of(new RelayReply.Refusal(WRITE_COIL, NO_SUCH_ADDRESS).frame(order.board()).encode());
      case Heard.All all -> Optional.of(new RelayReply.Refusal(0x02, NO_SUCH_ADDRESS).frame(all.board()).encode());
      default -> Optional.empty();
    };
  }
}
