package org.hall24.kiosk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Reading;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;

/**
 * A look at 120 doors behind five boards of 24, beside the time it needs on the wire: its bytes, and the rests that its
 * protocol itself demands. The boards answer as soon as they may.
 */
final class SweepBenchmark implements Benchmark {
  private static final int BOARDS = 5;
  private static final int CHANNELS = 24;
  private static final int SWEEPS = 25;
  private static final int WARM_UP = 10;
  private static final double MODBUS_REST = 3.5;
  private static final List<Talk> TALKS =
      List.of(
          new Talk(Dialect.WKLY, 1, 8, 34, "none, a frame tells its length"),
          new Talk(Dialect.LOCK8A, 1, 5, 7, "none, a frame tells its end"),
          new Talk(Dialect.CU24, 1, 6, 12, "none, a frame tells its end"),
          new Talk(Dialect.MODBUS, 1, 8, 8, "3.5 characters, MODBUS over serial line V1.02 §2.5.1.1"));

  /** A dialect with the bytes of the questions for a whole board, of their answers, and what its protocol says about rests. */
  private record Talk(Dialect dialect, int questions, int question, int answer, String source) {
    private double character() {
      return 10_000.0 / dialect.baud();
    }

    /** What the bytes of a sweep need, in ms. */
    double bytes() {
      return BOARDS * questions * (question + answer) * character();
    }

    /** How long a board of this protocol has to be silent before it answers, and a host before it asks again, in ms. */
    double rest() {
      return dialect == Dialect.MODBUS ? MODBUS_REST * character() : 0;
    }

    /** The rests that the protocol itself demands, one before each answer and one after it, in ms. */
    double rests() {
      return BOARDS * questions * 2 * rest();
    }
  }

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public String says() {
    return "a look at 120 doors behind 5 boards, beside the time of its bytes on the wire";
  }

  @Override
  public List<Measure> measure(Bench bench) throws InterruptedException {
    List<Measure> figures = new ArrayList<>();
    for (Talk talk : TALKS) {
      double median = sweep(talk);
      String word = talk.dialect().word();
      figures.add(Measure.of(word + ", a sweep, median", median, "ms"));
      figures.add(Measure.of(word + ", bytes on the wire", talk.bytes(), "ms"));
      figures.add(Measure.of(word + ", rests that the protocol demands: " + talk.source(), talk.rests(), "ms"));
      figures.add(Measure.atMost(word + ", sweep / its wire time", median / (talk.bytes() + talk.rests()), "ratio", 1.2));
    }
    return figures;
  }

  private static double sweep(Talk talk) throws InterruptedException {
    Dialect dialect = talk.dialect();
    BoardModel model = BoardModel.of(dialect).withChannels(CHANNELS).withAnswer(Duration.ofNanos(Math.round(talk.rest() * 1e6)));
    List<BoardModel> models = IntStream.range(0, BOARDS).mapToObj(i -> model.at(dialect.lowestBoard() + i)).toList();
    MemoryLine cable = MemoryLine.pair("bench");
    List<Double> times = new ArrayList<>();
    try (EmulatorRunner runner =
            EmulatorRunner.inMemory(new LockBoardEmulator(dialect, models, Ticker.system(), new Random(1)), cable, FaultPlan.none(), Ticker.system());
        BoardLine board =
            new BoardLine(
                SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(2)).start(), dialect, dialect.settings().withChannels(CHANNELS),
                dialect.timing(), Ticker.system())) {
      for (int i = 0; i < WARM_UP + SWEEPS; i++) {
        long start = System.nanoTime();
        int answered = 0;
        for (BoardModel at : models) {
          answered += board.queryAll(at.address()) instanceof Reading.Doors ? 1 : 0;
        }
        if (i >= WARM_UP && answered == BOARDS) {
          times.add((System.nanoTime() - start) / 1e6);
        }
      }
      if (runner.counts().getOrDefault("overlapping", 0L) > 0) {
        throw new IllegalStateException("the sweep spoke into an answer");
      }
    }
    times.sort(Comparator.naturalOrder());
    return times.get(times.size() / 2);
  }
}
