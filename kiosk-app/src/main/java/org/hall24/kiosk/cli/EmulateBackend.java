package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxBackend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate backend}: the sandbox backend over HTTP, until stopped. */
@Command(name = "backend", description = "Serve the backend contract from a sandbox, until stopped.")
final class EmulateBackend extends Verb {

  private static final String DATABASE = "backend.db";
  private static final int PORTS = 65_535;

  @Option(names = "--listen", paramLabel = "ADDRESS:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 takes a free one.")
  String listen = "127.0.0.1:0";

  @Option(names = "--plan", paramLabel = "FILE", description = "What goes wrong, as JSON; without it nothing does.")
  Optional<Path> plan = Optional.empty();

  EmulateBackend(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    InetSocketAddress address = address();
    FaultPlan faults = faults();
    try (SandboxBackend backend = SandboxBackend.start(address, database(), faults, surroundings.clock())) {
      voice().say(Json.object().put("ready", true).put("url", backend.url().toString()), "The sandbox backend is at " + backend.url());
      surroundings.stop().await();
      ObjectNode counts = Json.object();
      backend.counts().forEach(counts::put);
      return Answer.done(counts, "Calls, and what they left: " + backend.counts());
    } catch (IOException e) {
      throw Failed.because("in-use", "cannot listen at " + listen, "choose another port, or 0 for any free one", e);
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
    throw Failed.wrongUse("usage", "--listen " + listen + " is not ADDRESS:PORT", "write for example --listen 127.0.0.1:8080");
  }

  /** Kept in the state folder when one is named, so that it can be stopped and started; else in memory. */
  private Optional<Path> database() throws Failed {
    if (shared.state.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.createDirectories(shared.state.get()).resolve(DATABASE));
    } catch (IOException e) {
      throw Failed.because("store-unwritable", shared.state.get() + " cannot be made", "name a folder that you may write", e);
    }
  }

  private FaultPlan faults() throws Failed {
    FaultPlan faults = new FaultPlan();
    if (plan.isPresent()) {
      switch (FaultPlan.parse(Texts.read(plan.get(), "the fault plan"))) {
        case FaultPlan.Parsed.Plan(var planned) -> faults.replace(planned);
        case FaultPlan.Parsed.Invalid(String why) ->
            throw Failed.wrongUse("bad-plan", plan.get() + ": " + why, "write {\"faults\":[{\"on\":\"PUT /v1/filings\",\"do\":\"drop-answer\",\"times\":1}]}");
      }
    }
    return faults;
  }
}
