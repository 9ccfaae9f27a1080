package org.hall24.kiosk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.kiosk.bench.Benchmark.CannotMeasure;

/** Another {@code hallctl}, started as this one was: a device at the other end of a line, or a command whose start is measured. */
final class HallctlProcess implements AutoCloseable {
  private static final String MAIN_CLASS = "org.hall24.kiosk.cli.HallCtl";
  private static final long LAST_WORDS_SECONDS = 5;

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  private HallctlProcess(Process process) {
    this.process = process;
    this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one; its logs are dropped.
   *
   * @param arguments as typed after {@code hallctl}
   * @throws CannotMeasure when this program was not started as hallctl
   */
  static HallctlProcess start(String... arguments) throws CannotMeasure {
    return start(thisProgram(), arguments);
  }

  /** Starts another program of the same classes, as this one was started. */
  static HallctlProcess start(Class<?> main, String... arguments) throws CannotMeasure {
    List<String> command = new ArrayList<>(thisProgram());
    command.set(command.size() - 1, main.getName());
    return start(command, arguments);
  }

  private static HallctlProcess start(List<String> program, String... arguments) throws CannotMeasure {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    try {
      return new HallctlProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new CannotMeasure("another hallctl does not start: " + e.getMessage(), "run it as bin/hallctl bench");
    }
  }

  /** Types a line. */
  void type(String line) {
    in.println(line);
  }

  /** The next line it prints. */
  String read() throws CannotMeasure {
    try {
      String line = out.readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      // The same as no line.
    }
    throw new CannotMeasure("another hallctl ended before it could be measured", "run the same command alone to see why");
  }

  /** Ends it by SIGKILL, in the middle of whatever it does, and waits for that. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it and waits for that. */
  @Override
  public void close() {
    process.destroy();
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The virtual machine, its options, the class path and the main class, as this process was started with them. */
  private static List<String> thisProgram() throws CannotMeasure {
    try {
      List<String> all = List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0", -1));
      int main = all.indexOf(MAIN_CLASS);
      if (main > 0) {
        String java = ProcessHandle.current().info().command().orElse(all.getFirst());
        List<String> program = new ArrayList<>(all.subList(0, main + 1));
        program.set(0, java);
        return program;
      }
    } catch (IOException e) {
      // No such list on this machine.
    }
    throw new CannotMeasure("it is not known how this program was started", "run it as bin/hallctl bench, on Linux");
  }
}
