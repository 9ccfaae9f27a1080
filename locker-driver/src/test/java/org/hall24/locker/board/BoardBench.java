package org.hall24.locker.board;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Port;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;

/** A driver and an emulated cabinet at the two ends of one line, on the machine's own time with a short pulse. */
public final class BoardBench implements AutoCloseable {
  /** As in the street, with less patience. */
  public static final BoardTiming TIMING =
      new BoardTiming(
          Duration.ofMillis(900),
          Duration.ofMillis(400),
          Duration.ofMillis(60),
          2,
          Duration.ofMillis(5),
          Duration.ofMillis(400));

  public final MemoryLine line = MemoryLine.pair("bench");
  public final LockBoardEmulator cabinet;
  public final BoardLine board;
  private final Thread device;

  public BoardBench(BoardModel model, BoardSettings settings) {
    this(model, settings, TIMING);
  }

  public BoardBench(BoardModel model, BoardSettings settings, BoardTiming timing) {
    cabinet = new LockBoardEmulator(model, Ticker.system(), new Random(7));
    device = run(cabinet, line.devicePort());
    board = new BoardLine(
        SupervisedPort.of(line.hostPort(), Ticker.system(), new Random(3)).start(), Dialect.LOCK8A, settings, timing, Ticker.system());
  }

  public static BoardModel quick() {
    return BoardModel.STANDARD.withPulse(Duration.ofMillis(20));
  }

  /** Serves the emulator on the port, again after every lost line, until interrupted. */
  public static Thread run(LockBoardEmulator emulator, Port port) {
    return Thread.ofVirtual().start(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        try (Link link = port.open()) {
          emulator.serve(link);
        } catch (LinkException lost) {
          // Pulled; it is opened again at once.
        } catch (InterruptedException stop) {
          return;
        }
      }
    });
  }

  /** Waits until the device shows something usable or not. */
  public void awaitUsable(boolean usable) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    try (AutoCloseable watch = board.onState(state -> check(state, usable, there))) {
      check(board.state(), usable, there);
      if (!there.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("still " + board.state());
      }
    }
  }

  private static void check(DeviceState state, boolean usable, CountDownLatch there) {
    if (state.usable() == usable) {
      there.countDown();
    }
  }

  @Override
  public void close() {
    board.close();
    device.interrupt();
    line.close();
  }
}
