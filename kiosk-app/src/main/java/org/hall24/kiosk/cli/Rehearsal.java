package org.hall24.kiosk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * Runs some verbs once, one after another, saying nothing: while the tree is packed, the virtual machine watches which classes
 * they load and keeps them in an archive beside the jars, so that {@code hallctl} starts faster. Never called in the field.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** {@code FOLDER}: an empty folder for the state of the verbs that need one. */
  public static void main(String[] args) {
    System.setProperty("hall24.log.level", "ERROR");
    Path folder = Path.of(args[0]);
    String state = folder.resolve("state").toString();
    String nowhere = folder.resolve("no-port").toString();
    Path data = folder.resolve("slip.json");
    String pdf = folder.resolve("slip.pdf").toString();
    List<List<String>> verbs =
        List.of(
            List.of("--version"),
            List.of("config", "check"),
            List.of("queue", "submit", "--count", "2", "--state", state),
            List.of("queue", "list", "--state", state),
            List.of("queue", "stats", "--state", state, "--json"),
            List.of("journal", "verify", "--state", state, "--json"),
            List.of("id", "status", "--driver", "sam", "--port", nowhere, "--timeout", "1", "--json"),
            List.of("face", "ping", "--driver", "realsense", "--port", nowhere, "--timeout", "1", "--json"),
            List.of("printer", "status", "--driver", "escpos", "--port", nowhere, "--timeout", "1", "--json"),
            List.of("locker", "open", "--driver", "lock8a", "--port", nowhere, "--board", "1", "--channel", "1", "--timeout", "1", "--state", state, "--json"),
            List.of("locker", "list", "--state", state),
            List.of("printer", "status", "--driver", "ipp", "--port", "ipp://127.0.0.1:9/none", "--timeout", "1", "--json"),
            List.of("document", "render", "acceptance-slip", "--data", data.toString(), "--out", pdf, "--state", state, "--json"),
            List.of("document", "verify", pdf, "--state", state, "--json"));
    try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      example(folder, data, silence);
      for (List<String> verb : verbs) {
        HallCtl.run(surroundings(folder, silence, silence), verb.toArray(String[]::new));
      }
    }
    System.exit(0);
  }

  /** What the document is made of. */
  private static void example(Path folder, Path data, PrintStream silence) {
    try (PrintStream out = new PrintStream(data.toFile(), StandardCharsets.UTF_8)) {
      HallCtl.run(surroundings(folder, out, silence), "document", "example", "acceptance-slip", "--json");
    } catch (IOException e) {
      // Then there is no document to rehearse with, and its verb only starts more slowly.
      silence.println(e.getMessage());
    }
  }

  private static Surroundings surroundings(Path folder, PrintStream out, PrintStream err) {
    return new Surroundings(InputStream.nullInputStream(), out, err, Clock.systemUTC(), new SecureRandom(), folder.resolve("home"), new Stop());
  }
}
