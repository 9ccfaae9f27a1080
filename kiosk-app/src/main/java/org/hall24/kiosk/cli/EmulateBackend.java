package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxAuthority;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.queue.sandbox.SandboxTls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate backend}: the sandbox backend over HTTP, until stopped. */
@Command(name = "backend", description = "Serve the backend contract from a sandbox, until stopped.")
final class EmulateBackend extends ConfiguredVerb {

  private static final String DATABASE = "backend.db";
  private static final int PORTS = 65_535;

  @Option(names = "--listen", paramLabel = "ADDRESS:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 takes a free one.")
  String listen = "127.0.0.1:0";

  @Option(names = "--plan", paramLabel = "FILE", description = "What goes wrong, as JSON; without it nothing does.")
  Optional<Path> plan = Optional.empty();

  @Option(names = "--tls", description = "Serve over https; the authority of the day is written as ca.pem, and named.")
  boolean tls;

  @Option(names = "--client-certs", description = "With --tls: kiosks prove themselves; kiosk.pem and kiosk.key lie beside ca.pem.")
  boolean clientCerts;

  EmulateBackend(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    InetSocketAddress address = address();
    FaultPlan faults = faults();
    ObjectNode ready = Json.object().put("ready", true);
    try (SandboxBackend backend = SandboxBackend.start(address, database(), faults, surroundings.clock(), secured(address, ready))) {
      ready.put("url", backend.url().toString()).put("clerk", backend.url() + "/clerk");
      voice()
          .say(
              ready,
              "The sandbox backend is at " + backend.url() + ", its clerk's page at " + backend.url() + "/clerk"
                  + (tls ? "; trust it with --ca " + ready.path("ca").asText() : ""));
      surroundings.stop().await();
      ObjectNode counts = Json.object();
      backend.counts().forEach(counts::put);
      return Answer.done(counts, "Calls, and what they left: " + backend.counts());
    } catch (IOException e) {
      throw Failed.because("in-use", "cannot listen at " + listen, "choose another port, or 0 for any free one", e);
    }
  }

  /** TLS, with an authority that lives as long as this command. */
  private Optional<SandboxTls> secured(InetSocketAddress address, ObjectNode ready) throws Failed, IOException {
    if (!tls) {
      if (clientCerts) {
        throw Failed.wrongUse("usage", "--client-certs needs --tls", "add --tls");
      }
      return Optional.empty();
    }
    Path folder = shared.state.isPresent() ? Files.createDirectories(shared.state.get()) : Files.createTempDirectory("hall24-sandbox-");
    SandboxAuthority authority = SandboxAuthority.create();
    ready.put("ca", authority.writeCa(folder).toString());
    if (clientCerts) {
      String kiosk = config().site().id();
      authority.writeKiosk(folder, kiosk);
      ready.put("cert", folder.resolve("kiosk.pem").toString()).put("key", folder.resolve("kiosk.key").toString()).put("kiosk", kiosk);
    }
    List<String> hosts =
        Stream.of("127.0.0.1", "localhost", address.getAddress().getHostAddress(), address.getHostString())
            .filter(host -> !address.getAddress().isAnyLocalAddress() || !host.equals(address.getAddress().getHostAddress()))
            .distinct()
            .toList();
    SandboxTls plain = new SandboxTls(authority, hosts, false);
    return Optional.of(clientCerts ? plain.mutual() : plain);
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
        case FaultPlan.Parsed.Plan planned -> faults.replace(planned);
        case FaultPlan.Parsed.Invalid(String why) ->
            throw Failed.wrongUse("bad-plan", plan.get() + ": " + why, "write {\"faults\":[{\"on\":\"PUT /v1/filings\",\"do\":\"drop-answer\",\"times\":1}]}");
      }
    }
    return faults;
  }
}
