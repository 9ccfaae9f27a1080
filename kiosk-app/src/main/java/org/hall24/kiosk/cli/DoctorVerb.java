package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.hall24.kiosk.binding.CommissionedCabinet;
import org.hall24.kiosk.binding.StatementKeys;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.health.DeviceHealth;
import org.hall24.kiosk.health.HealthWords;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.health.Readiness;
import org.hall24.kiosk.health.ReadinessReport;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Glance;
import org.hall24.queue.Look;
import org.hall24.queue.SqliteLibrary;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.outbox.OutboxShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl doctor}: looks at everything once and says why what does not work does not, within a minute and without moving
 * a door. Works beside a running kiosk; what the kiosk holds is said to be in use.
 */
@Command(name = "doctor", description = "Look at everything once: what works, what does not, why, and what to do.")
final class DoctorVerb extends ConfiguredVerb {

  private static final String IN_SERVICE = "in-service";
  private static final Duration BACKEND = Duration.ofSeconds(5);
  private static final long LITTLE_SPACE = 512L << 20;
  private static final HealthWords WORDS = new HealthWords(Locale.ENGLISH);

  /** Before this the clock cannot have been set. */
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @Option(names = "--pdf", paramLabel = "F.pdf", description = "Write what was found as a signed readiness report, too.")
  Optional<Path> pdf = Optional.empty();

  @Option(names = "--language", paramLabel = "zh|en", description = "Of the report (default: zh).")
  String tag = PaperLanguage.ZH.tag();

  private PartHealth kept = new PartHealth("store", DeviceHealth.State.READY, "ready", "");
  private Optional<Long> events = Optional.empty();
  private Optional<Readiness.Queue> queue = Optional.empty();
  private int holding;
  private int outOfService;

  DoctorVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    PaperLanguage language =
        PaperLanguage.ofTag(tag).orElseThrow(() -> Failed.wrongUse("usage", "--language " + tag + " is no language of papers", "say zh or en"));
    List<Finding> findings = new ArrayList<>();
    List<DeviceHealth> devices = new ArrayList<>();
    findings.add(Finding.ok("release", Release.ofThisProgram().sentence()));
    findings.add(clock());
    Optional<KioskConfig> config = configuration(findings);
    store(findings);
    if (config.isPresent() && configFile.isPresent()) {
      DeviceCheck check = new DeviceCheck(surroundings, configFile.get(), shared.state);
      for (Device device : config.get().devices().values()) {
        DeviceCheck.Checked checked = check.device(device);
        devices.add(checked.health());
        findings.add(checked.finding());
        if (device.kind() == KioskConfig.DeviceKind.LOCKER) {
          findings.add(commissioned(config.get(), device));
        }
      }
      config.get().backend().url().ifPresent(url -> findings.add(backend(url)));
    }
    if (pdf.isPresent()) {
      findings.add(report(pdf.get(), language, config.orElseGet(ConfigLoader::bench), devices, findings));
    }
    return answer(findings);
  }

  /** A cabinet opens for nobody but a technician before somebody has found out how it is wired. */
  private Finding commissioned(KioskConfig config, Device device) throws Failed {
    String check = "commissioned:" + device.name();
    Path folder = state().path();
    CabinetAtHand at = CabinetAtHand.of(config, CommissionedCabinet.learned(folder, device), true, new TreeSet<>());
    return CommissionedCabinet.holds(folder, device, at.settings(), at.map())
        ? Finding.ok(check, "the cabinet is commissioned as it is wired and mapped now")
        : Finding.fail(
            check, "the cabinet is not commissioned: its doors open for a technician only, filings go without their originals",
            "stop the kiosk, run hallctl locker commission with the keys to the doors in your hand, and start it again");
  }

  /** What was found, on paper. */
  private Finding report(Path file, PaperLanguage language, KioskConfig config, List<DeviceHealth> devices, List<Finding> findings)
      throws Failed {
    Readiness readiness =
        new Readiness(
            config.site(),
            ZonedDateTime.now(surroundings.clock().withZone(config.site().zone())).truncatedTo(ChronoUnit.SECONDS),
            "Hall24 " + Release.ofThisProgram().version(),
            devices,
            sound(findings) || kept.state() == DeviceHealth.State.FAILED
                ? kept
                : new PartHealth("store", DeviceHealth.State.FAILED, "failed", ""),
            events,
            findings.stream().filter(f -> f.check().equals("backend")).map(f -> f.status() == Finding.Status.OK).findFirst(),
            queue,
            config.cells().isEmpty() ? Optional.empty() : Optional.of(new Readiness.Cells(config.cells().size(), holding, outOfService)));
    StatementSigner signer;
    try {
      signer = new StatementSigner(StatementKeys.in(state().path().resolve("keys")));
    } catch (UncheckedIOException e) {
      return Finding.fail(
          "report", "the key that signs it can neither be read nor made in " + state().path().resolve("keys"),
          "make room on that disk and look at the folder's owner, then run it again");
    }
    Rendering rendering =
        new Documents(Templates.shipped(), new PaperFonts(config.rareFaces()), signer).render(ReadinessReport.TEMPLATE, ReadinessReport.data(readiness), language);
    if (!(rendering instanceof Rendering.Made made)) {
      return Finding.fail("report", "the report cannot be made: " + rendering, "send this to the maintainers");
    }
    try {
      Files.write(file, made.pdf());
      return Finding.ok("report", "the readiness report is " + file + " (" + readiness.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")");
    } catch (IOException e) {
      return Finding.fail("report", file + " cannot be written: " + e.getClass().getSimpleName(), "name a file in a folder that you may write");
    }
  }

  private static boolean sound(List<Finding> findings) {
    return findings.stream()
        .noneMatch(f -> List.of("store", "disk", "configuration", "clock").contains(f.check()) && f.status() == Finding.Status.FAIL);
  }

  private static Answer answer(List<Finding> findings) {
    boolean healthy = findings.stream().noneMatch(f -> f.status() == Finding.Status.FAIL);
    ObjectNode json = Json.object().put("healthy", healthy);
    ArrayNode all = json.putArray("checks");
    Table table = new Table("CHECK", "", "WHAT IS SO");
    for (Finding finding : findings) {
      all.add(finding.json());
      table.row(finding.check(), finding.word(), finding.message());
      if (!finding.action().isEmpty()) {
        table.row("", "", "→ " + finding.action());
      }
    }
    return healthy ? Answer.done(json, table.toString()) : Answer.notSo(json, table.toString());
  }

  private Finding clock() {
    Instant now = surroundings.clock().instant();
    return now.isBefore(BUILT)
        ? Finding.fail("clock", "the machine's clock shows " + now, "set it, and look at the battery of the mainboard's clock")
        : Finding.ok("clock", "it is " + now);
  }

  private Optional<KioskConfig> configuration(List<Finding> findings) {
    if (configFile.isEmpty()) {
      findings.add(Finding.warn("configuration", "none was named; devices were not looked at", "name the kiosk's with --config FILE"));
      return Optional.of(ConfigLoader.bench());
    }
    return switch (ConfigLoader.load(configFile.get())) {
      case ConfigLoading.Sound(KioskConfig config) -> {
        findings.add(
            Finding.ok("configuration", config.site().id() + ": " + config.devices().size() + " devices, " + config.cells().size() + " cells"));
        yield Optional.of(config);
      }
      case ConfigLoading.Refused(List<ConfigFault> faults) -> {
        faults.forEach(fault -> findings.add(Finding.fail("configuration", fault.toString(), fault.action())));
        yield Optional.empty();
      }
    };
  }

  private void store(List<Finding> findings) throws Failed {
    StateFolder folder;
    try {
      folder = state();
    } catch (Failed broken) {
      return; // the configuration's own findings say why
    }
    StoreHealth health = Glance.at(folder.settings());
    // From outside nothing is known of a write that failed: whatever else it is, it cannot be opened.
    kept = health.state() == StoreHealth.State.FAILED ? PartHealth.notOpened(health.state(), health.detail()) : PartHealth.of(health);
    findings.add(disk(folder.path(), health));
    findings.add(library());
    switch (Look.at(folder.settings())) {
      case Look.Absent absent ->
          findings.add(Finding.warn("store", "there is no journal in " + folder.path() + " yet", "start the kiosk once, or name its folder with --state DIR"));
      case Look.Locked(String why) -> {
        // Nobody sets it aside for that: what is missing is a file, a token or a right, and the bytes may be as they were.
        kept = PartHealth.notOpened(StoreHealth.State.FAILED, why);
        findings.add(fails("store", folder.path().toString()));
      }
      case Look.Unreadable(String why) when kept.state() == DeviceHealth.State.FAILED -> findings.add(fails("store", folder.path() + ": " + why));
      case Look.Unreadable(String why) ->
          findings.add(Finding.fail("store", folder.path() + ": " + why, "keep a copy of the folder; the next start of the kiosk sets it aside and names it"));
      case Look.Open(Look.LookingReader reader) -> {
        try (reader) {
          count(reader);
          findings.add(chain(reader));
          findings.add(DeliveryAlarms.finding(reader));
        }
      }
    }
  }

  private Finding chain(Look.LookingReader reader) {
    return switch (reader.verify()) {
      case ChainCheck.Whole(long whole, String hash) -> {
        events = Optional.of(whole);
        yield Finding.ok("store", "the journal verifies: " + whole + " events, the last " + hash.substring(0, 8));
      }
      case ChainCheck.Broken(long at, String what) ->
          Finding.fail("store", "the journal breaks at event " + at + ": " + what, "keep a copy of the folder and call the maintainers");
    };
  }

  private void count(Look.LookingReader reader) {
    OutboxShelf.Counts counts = new OutboxShelf(reader).counts();
    queue = Optional.of(new Readiness.Queue(counts.pending(), counts.dead()));
    for (CellRow cell : reader.read(Cells::all)) {
      if (!cell.service().equals(IN_SERVICE)) {
        outOfService++;
      } else if (!cell.custody().equals("empty")) {
        holding++;
      }
    }
  }

  /** Which native SQLite is loaded: it decides how many flushes a commit costs, and never whether it is safe. */
  private static Finding library() {
    SqliteLibrary library = SqliteLibrary.loaded();
    String says = "SQLite " + library.version() + ", sync=" + library.sync() + library.file().map(file -> ", " + file).orElse("");
    return library.fellBack()
        ? Finding.warn("sqlite", says + "; " + library.wanted().orElseThrow() + " was not loaded", "build it again: packaging/native/build; until then commits cost twice the flushes")
        : Finding.ok("sqlite", says);
  }

  private Finding disk(Path folder, StoreHealth health) {
    String says = (health.usable() >> 20) + " MiB free at " + folder;
    if (kept.state() == DeviceHealth.State.FAILED) {
      return fails("disk", says);
    }
    return health.usable() < LITTLE_SPACE
        ? Finding.warn("disk", says, "make room: filings are refused before the disk is full")
        : Finding.ok("disk", says);
  }

  /** The words that the machine's own page has for it. */
  private Finding fails(String check, String where) {
    String why = WORDS.why(kept).isEmpty() ? WORDS.says(kept) : WORDS.why(kept);
    return Finding.fail(check, where + (kept.detail().isEmpty() ? "" : " (" + kept.detail() + ")") + ". " + why, WORDS.action(kept));
  }

  private static Finding backend(URI url) {
    URI health = URI.create(url.toString().replaceAll("/+$", "") + "/v1/health");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(BACKEND).build()) {
      HttpResponse<Void> response =
          client.send(HttpRequest.newBuilder(health).timeout(BACKEND).GET().build(), HttpResponse.BodyHandlers.discarding());
      return response.statusCode() == 200
          ? Finding.ok("backend", url + " answers")
          : Finding.warn("backend", health + " answered " + response.statusCode(), "filings wait safely; ask the back office, or: hallctl backend check --backend " + url);
    } catch (IOException e) {
      return Finding.warn("backend", url + " cannot be reached: " + e.getClass().getSimpleName(), "filings wait safely; look at the network, the address and the clock");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("backend", "not asked to the end", "run it again");
    }
  }
}
