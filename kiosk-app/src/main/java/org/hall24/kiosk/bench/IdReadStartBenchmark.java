package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.link.LinkException;
import org.hall24.link.PseudoTerminal;

/** How soon {@code hallctl id read} asks the reader: from the start of the process to the first byte on the line. */
final class IdReadStartBenchmark implements Benchmark {
  private static final int WARM_UP = 2;
  private static final int STARTS = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "id-read-start";
  }

  @Override
  public String says() {
    return "hallctl id read, from the start of the process to the first byte on the line";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    double[] millis = new double[STARTS];
    Path folder = null;
    try {
      folder = Files.createTempDirectory("hall24-bench");
      Path line = folder.resolve("reader");
      for (int i = -WARM_UP; i < STARTS; i++) {
        double took = once(line);
        if (i >= 0) {
          millis[i] = took;
        }
      }
    } catch (IOException e) {
      throw new CannotMeasure("no line can be made in the temporary folder", "make room in the temporary folder");
    } finally {
      forget(folder);
    }
    Arrays.sort(millis);
    return List.of(
        Measure.of("starts", STARTS, "processes"),
        Measure.of("first byte, fastest", millis[0], "ms"),
        Measure.of("first byte, median", millis[STARTS / 2], "ms"),
        Measure.of("first byte, slowest", millis[STARTS - 1], "ms"));
  }

  private static double once(Path line) throws CannotMeasure {
    byte[] first = new byte[64];
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.of(line))) {
      long start = System.nanoTime();
      try (HallctlProcess _ = HallctlProcess.start("id", "read", "--driver", "sam", "--port", line.toString(), "--wait", "0", "--json")) {
        if (terminal.link().read(first, 0, first.length, PATIENCE) == 0) {
          throw new CannotMeasure("hallctl id read sent nothing within " + PATIENCE.toSeconds() + " s", "run it alone to see why");
        }
        return (System.nanoTime() - start) / 1e6;
      }
    } catch (LinkException e) {
      throw new CannotMeasure("no pseudo-terminal: " + e.getMessage(), "run it on Linux, in a folder that can be written");
    }
  }

  private static void forget(@org.jspecify.annotations.Nullable Path folder) {
    try {
      if (folder != null) {
        Files.deleteIfExists(folder.resolve("reader"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // An empty folder in the temporary one is all that stays.
    }
  }
}
