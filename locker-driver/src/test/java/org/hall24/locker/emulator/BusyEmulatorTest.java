package org.hall24.locker.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Random;
import org.hall24.link.LeapTicker;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;

/** An emulator on a machine that has no time for it does not blame the host for that. */
class BusyEmulatorTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final LeapTicker ticker = LeapTicker.eager();
  private final LockBoardEmulator board = new LockBoardEmulator(BoardModel.STANDARD, new Slow(ticker), new Random(1));
  private final Deque<Runnable> reads = new ArrayDeque<>();
  private byte[] next = new byte[0];

  /** Between two looks at the clock other programs have the machine for longer than a frame may pause. */
  private record Slow(LeapTicker time) implements Ticker {
    @Override
    public long nanos() {
      time.leap(Duration.ofMillis(60));
      return time.nanos();
    }

    @Override
    public void await(Duration duration) throws InterruptedException {
      time.await(duration);
    }
  }

  /** A line whose host writes what the test says; when nothing is left it is unplugged. */
  private final Link line = new Link() {
    @Override
    public String name() {
      return "busy";
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
      if (reads.isEmpty()) {
        throw new LinkException("unplugged");
      }
      next = new byte[0];
      reads.removeFirst().run();
      System.arraycopy(next, 0, buffer, offset, next.length);
      if (next.length == 0) {
        ticker.leap(timeout);
      }
      return next.length;
    }

    @Override
    public void discardInput() {}

    @Override
    public void close() {}
  };

  private void serve() throws InterruptedException {
    try {
      board.serve(line);
    } catch (LinkException unplugged) {
      assertThat(reads).isEmpty();
    }
  }

  private void comes(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    reads.add(() -> next = Arrays.copyOf(bytes, bytes.length));
  }

  @Test
  void a_frame_whose_rest_waits_to_be_read_is_whole() throws Exception {
    comes("80 01 01");
    comes("33 B3");
    serve();
    assertThat(board.counts()).containsEntry("malformed", 0L).containsEntry("queries", 1L);
  }

  @Test
  void a_frame_whose_rest_does_not_come_is_malformed() throws Exception {
    comes("80 01 01");
    reads.add(() -> {});
    comes("80 01 01 33 B3");
    serve();
    assertThat(board.counts()).containsEntry("malformed", 1L).containsEntry("queries", 1L);
  }
}
