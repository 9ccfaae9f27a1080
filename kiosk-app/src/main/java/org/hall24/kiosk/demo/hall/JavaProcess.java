package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;

/** Starts another process with this process's own Java, modules and class path, whatever and wherever they are. */
public final class JavaProcess {
  private JavaProcess() {}

  /**
   * Starts {@code main} with the given arguments; both its outputs go to the file {@code log}, or are inherited by the
   * caller's standard error when standard output is wanted as a pipe.
   *
   * @param options options of the virtual machine
   */
  public static Process start(List<String> options, Class<?> main, List<String> arguments, Path log, boolean pipeOutput)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    String modules = System.getProperty("jdk.module.path", "");
    if (!modules.isEmpty()) {
      command.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls"));
    }
    command.add("--enable-native-access=ALL-UNNAMED" + (modules.isEmpty() ? "" : ",javafx.graphics"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (!pipeOutput) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    return builder.start();
  }

  /** Options that draw without a display; none with a JavaFX before 26, which cannot. */
  public static List<String> headless() {
    return drawsWithoutDisplay() ? List.of("-Dglass.platform=Headless", "-Dprism.order=sw") : List.of();
  }

  /** Whether this JavaFX draws without a display. */
  public static boolean drawsWithoutDisplay() {
    // A class file is found across modules, whatever its package exports.
    return Platform.class.getResource("/com/sun/glass/ui/headless/HeadlessPlatformFactory.class") != null;
  }
}
