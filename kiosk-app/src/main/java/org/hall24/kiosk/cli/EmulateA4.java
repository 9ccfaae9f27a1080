package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.print.emulator.IppFaults;
import org.hall24.kiosk.print.emulator.IppPrinterEmulator;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate a4}: an IPP printer, until stopped. */
@Command(name = "a4", description = "Be an A4 printer that speaks IPP; type paper-out, jam, door-open, toner-out, paper-low, stuck, mute, abort, or ok.")
final class EmulateA4 extends Verb {
  private static final Duration PER_JOB = Duration.ofSeconds(2);
  private static final int PORTS = 65_535;

  @Option(names = "--listen", paramLabel = "ADDRESS:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 takes a free one.")
  String listen = "127.0.0.1:0";

  @Option(names = "--plan", paramLabel = "FILE", description = "What is wrong from the beginning, one word a line.")
  Optional<Path> plan = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the sheets lie when it is stopped, each job a PDF.")
  Optional<Path> out = Optional.empty();

  EmulateA4(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    List<String> words = plan.isPresent() ? Texts.read(plan.get(), "the fault plan").lines().map(String::strip).filter(w -> !w.isEmpty()).toList() : List.of();
    try (IppPrinterEmulator printer = IppPrinterEmulator.on(address(), Ticker.system(), PER_JOB)) {
      for (String word : words) {
        try {
          printer.faults(IppFaults.named(word));
        } catch (IllegalArgumentException e) {
          throw Failed.wrongUse("bad-plan", plan.orElseThrow() + ": " + e.getMessage(), "write one fault a line, for example paper-out");
        }
      }
      voice().say(Json.object().put("ready", true).put("port", printer.uri().toString()).put("driver", "ipp"), "An A4 printer is at " + printer.uri());
      Thread hands = Thread.ofVirtual().name("hands").start(() -> obey(printer));
      try {
        surroundings.stop().await();
      } finally {
        hands.interrupt();
      }
      List<byte[]> sheets = printer.printed();
      lay(sheets);
      ObjectNode counts = Json.object().put("received", printer.received()).put("printed", sheets.size()).put("waiting", printer.waiting());
      counts.put("malformed", printer.malformed().size());
      printer.malformed().forEach(counts.putArray("faults")::add);
      return Answer.done(counts, "Counts: " + counts);
    } catch (IOException e) {
      throw Failed.because("in-use", "cannot listen at " + listen, "choose another port, or 0 for any free one", e);
    }
  }

  private void lay(List<byte[]> sheets) throws IOException {
    if (out.isPresent()) {
      Files.createDirectories(out.get());
      for (int i = 0; i < sheets.size(); i++) {
        Files.write(out.get().resolve("job-" + (i + 1) + ".pdf"), sheets.get(i));
      }
    }
  }

  private void obey(IppPrinterEmulator printer) {
    try {
      BufferedReader typed = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
      for (String line = typed.readLine(); line != null && !surroundings.stop().isFired(); line = typed.readLine()) {
        if (!line.isBlank()) {
          try {
            printer.faults(IppFaults.named(line.strip()));
          } catch (IllegalArgumentException e) {
            voice().note("\"" + line.strip() + "\" is not understood; " + e.getMessage());
          }
        }
      }
    } catch (IOException e) {
      voice().note("standard input is gone; going on without hands");
    }
  }

  private InetSocketAddress address() throws Failed {
    int colon = listen.lastIndexOf(':');
    try {
      int port = Integer.parseInt(listen.substring(colon + 1));
      if (colon > 0 && port >= 0 && port <= PORTS) {
        return new InetSocketAddress(InetAddress.getByName(listen.substring(0, colon)), port);
      }
    } catch (NumberFormatException | UnknownHostException e) {
      // Told below with what is allowed.
    }
    throw Failed.wrongUse("usage", "--listen " + listen + " is not ADDRESS:PORT", "write for example --listen 127.0.0.1:8631");
  }
}
