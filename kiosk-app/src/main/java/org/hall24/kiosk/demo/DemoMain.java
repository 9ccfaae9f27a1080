package org.hall24.kiosk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hall24.kiosk.demo.hall.DemoProcesses;
import org.hall24.kiosk.demo.hall.JavaProcess;
import org.hall24.kiosk.demo.night.Night;
import org.hall24.kiosk.demo.night.Visits;

/**
 * The demo: {@code --out DIR [--script | --visits] [--uncommissioned]}. With {@code --script}, or where there is no display, the
 * night plays by itself and its results lie in DIR; with {@code --visits} everybody comes once instead, by every document;
 * otherwise the kiosk's window and the hall panel open.
 */
public final class DemoMain {
  private DemoMain() {}

  /** Runs the demo; exit 0 only when everything that had to be true was. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    int at = given.indexOf("--out");
    Path out = Path.of(at >= 0 && at + 1 < given.size() ? given.get(at + 1) : "target/demo");
    boolean display = System.getenv("DISPLAY") != null;
    boolean visits = given.contains("--visits");
    boolean script = given.contains("--script") || visits || !display;
    if (script && !display && !JavaProcess.drawsWithoutDisplay()) {
      System.err.println("This JavaFX draws on a display only, and there is none: start again with one (Debian's xvfb-run makes one).");
      System.exit(1);
    }
    empty(out);
    int status;
    try (DemoProcesses processes = DemoProcesses.start(out.resolve("run"), script, !given.contains("--uncommissioned"))) {
      // Whoever ends the demo from outside ends all of it.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(processes::close));
      status = visits ? new Visits(processes, out).play() : script ? new Night(processes, out).play() : processes.untilTheHallCloses();
    }
    System.exit(status);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder())
            .forEach(
                path -> {
                  try {
                    Files.delete(path);
                  } catch (IOException e) {
                    throw new UncheckedIOException("the results of the last demo cannot be removed", e);
                  }
                });
      }
    }
    Files.createDirectories(folder);
  }
}
