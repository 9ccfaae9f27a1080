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

/** A look at 120 doors behind five boards of 24, beside the time its bytes need on the wire. */
final class SweepBenchmark implements Benchmark {
  private static final int BOARDS = 5;
  private static final int CHANNELS = 24;
  private static final int SWEEPS = 25;
  private static final int WARM_UP = 10;

  /** A dialect with the bytes of a question for a whole board and of its answer. */
  private record Talk(Dialect dialect, int question, int answer) {
    /** What the bytes of a sweep need, in ms. */
    double bytes() {
      return BOARDS * (question + answer) * 10_000.0 / dialect.baud();
    }

    /** The same with the three and a half characters of rest that end a frame, after each question and each answer. */
    double frames() {
      return BOARDS * (question + answer + 2 * 3.5) * 10_000.0 / dialect.baud();
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
    Talk wkly = new Talk(Dialect.WKLY, 8, 34);
    double ms = sweep(wkly);
    figures.add(Measure.of("wkly, a sweep, median", ms, "ms"));
    figures.add(Measure.atMost("wkly, sweep / bytes on the wire", ms / wkly.bytes(), "ratio", 1.2));
    for (Talk talk : List.of(new Talk(Dialect.LOCK8A, 5, 7), new Talk(Dialect.MODBUS, 8, 8), new Talk(Dialect.CU24, 6, 12))) {
      double median = sweep(talk);
      String word = talk.dialect().word();
      figures.add(Measure.of(word + ", a sweep, median", median, "ms"));
      figures.add(Measure.of(word + ", sweep / bytes on the wire", median / talk.bytes(), "ratio"));
      figures.add(Measure.atMost(word + ", sweep / bytes and the rests that end frames", median / talk.frames(), "ratio", 1.2));
    }
    return figures;
  }

  private static double sweep(Talk talk) throws InterruptedException {
    Dialect dialect = talk.dialect();
    BoardModel model = BoardModel.of(dialect).withChannels(CHANNELS).withAnswer(Duration.ZERO);
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
