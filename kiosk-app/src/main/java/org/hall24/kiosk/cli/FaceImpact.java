package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FaceModuleIdentity;
import org.hall24.kiosk.binding.FaceModules;
import org.hall24.kiosk.binding.Patience;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.journey.JourneySettings;
import org.hall24.link.Ticker;
import org.hall24.queue.Look;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl face impact}: what an assessment of the processing of faces needs to know of this machine, from its own
 * configuration, module and journal; numbers and settings, nobody's data. Works beside a running kiosk.
 *
 * <p>The Personal Information Protection Law (articles 55 and 56) and the Measures for the Security Management of the
 * Application of Facial Recognition Technology (article 9) want the assessment made before and kept for three years.
 */
@Command(
    name = "impact",
    description = "Say what an impact assessment of face processing asks: what, why, on which basis, kept how long, settings, counts.")
final class FaceImpact extends ConfiguredVerb {
  private static final Duration ASK = Duration.ofSeconds(6);

  @Option(names = "--out", paramLabel = "F", description = "Write it to a file, too: as JSON when its name ends in .json, else as text.")
  Optional<Path> out = Optional.empty();

  @Option(names = "--language", paramLabel = "zh|en", description = "Of the text (default: en).")
  String language = "en";

  FaceImpact(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  boolean bounded() {
    return true;
  }

  /** What the module says of itself, or why it says nothing. */
  private record Asked(Optional<FaceModuleIdentity> identity, String reason) {}

  @Override
  Answer answer() throws Failed, InterruptedException {
    if (!language.equals("zh") && !language.equals("en")) {
      throw Failed.wrongUse("usage", "--language " + language + " is no language of this text", "say zh or en");
    }
    Optional<Device> device = config().device(DeviceKind.FACE);
    Asked asked = device.isPresent() ? ask(device.get()) : new Asked(Optional.empty(), "not-configured");
    Optional<FaceCounts> counts = counts();
    ObjectNode json = json(device, asked, counts);
    String text = text(device, asked, counts);
    if (out.isPresent()) {
      String said = out.get().toString().endsWith(".json") ? json.toPrettyString() : text;
      OutFile.write(out.get(), (said + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Answer.done(json, text);
  }

  private Asked ask(Device device) throws InterruptedException {
    try (FaceModule module =
        FaceModules.on(device.driver(), device.settings(), DeviceVerb.port(device), Ticker.system(), surroundings.random())) {
      DeviceVerb.firstSight(device, module::state, module::onState, ASK);
      return switch (module.ping(ASK)) {
        case FaceHealth.Alive(FaceModuleIdentity identity) -> new Asked(Optional.of(identity), "");
        case FaceHealth.NotUsable(String reason) -> new Asked(Optional.empty(), reason);
      };
    } catch (Failed away) {
      return new Asked(Optional.empty(), away.kind());
    }
  }

  private Optional<FaceCounts> counts() throws Failed {
    return switch (Look.at(state().settings())) {
      case Look.Open(Look.LookingReader reader) -> {
        try (reader) {
          yield Optional.of(FaceCounts.of(reader));
        }
      }
      case Look.Absent _ -> Optional.empty();
      case Look.Locked(String why) -> throw state().locked(why);
      case Look.Unreadable(String why) ->
          throw Failed.because("store-unreadable", statePath() + ": " + why, "run: hallctl journal verify; keep a copy of the folder");
    };
  }

  private ObjectNode json(Optional<Device> device, Asked asked, Optional<FaceCounts> counts) throws Failed {
    JourneySettings settings = Patience.of(config());
    ObjectNode json =
        Json.object()
            .put("at", Json.time(surroundings.clock().instant()))
            .put("kiosk", config().site().id())
            .put("release", Release.ofThisProgram().version())
            .put("processed", device.isPresent())
            .put("purpose", "one-to-one-verification");
    ArrayNode what = json.putArray("data");
    List.of("document-photo", "live-view", "features").forEach(what::add);
    ArrayNode others = json.putArray("alternatives");
    others.add("document-only");
    if (config().backend().url().isPresent()) {
      others.add("phone-code");
    }
    if (!config().staff().isEmpty()) {
      others.add("staff");
    }
    json.putObject("retention")
        .put("faceDataS", 0)
        .put("onModule", device.filter(d -> d.driver().equals("efaa")).isPresent() ? "during-comparison" : "never")
        .put("lookCountS", settings.faceCooldown().toSeconds())
        .put("consentAnswer", "with-filing")
        .put("leavesMachine", false);
    ArrayNode basis = json.putArray("legalBasis");
    law(basis, "PIPL", "6,14,16,17,19,28,29,31,47,55,56");
    law(basis, "CAC-MPS-Order-19", "4,5,6,7,8,9,10");
    law(basis, "Shenzhen-Data-Regulation", "19");
    json.putObject("settings")
        .put("lookS", settings.face().toSeconds())
        .put("looks", settings.faceTries())
        .put("stepS", settings.faceStep().toSeconds())
        .put("pauseS", settings.faceCooldown().toSeconds())
        .put("minimumAge", settings.minimumFaceAge())
        .put("level", level(device));
    json.set("module", module(device, asked));
    json.set("counts", counts.map(FaceCounts::json).orElse(null));
    return json;
  }

  private static void law(ArrayNode basis, String law, String articles) {
    basis.addObject().put("law", law).put("articles", articles);
  }

  private static ObjectNode module(Optional<Device> device, Asked asked) {
    ObjectNode json = Json.object();
    Json.put(json, "driver", device.map(Device::driver));
    Json.put(json, "port", device.map(Device::port));
    json.put("reason", asked.reason());
    Optional<FaceModuleIdentity> identity = asked.identity();
    Json.put(json, "vendor", identity.map(FaceModuleIdentity::vendor));
    Json.put(json, "firmware", identity.map(FaceModuleIdentity::firmware));
    Json.put(json, "serial", identity.map(FaceModuleIdentity::serial));
    return Json.put(json, "dialect", identity.map(FaceModuleIdentity::dialect));
  }

  /** How strictly is compared, in the words of the driver's own profile. */
  private static String level(Optional<Device> device) {
    return device.map(d -> d.driver().equals("efaa") ? d.settings().getOrDefault("level", "2") : "high").orElse("");
  }

  private String text(Optional<Device> device, Asked asked, Optional<FaceCounts> counts) throws Failed {
    JourneySettings s = Patience.of(config());
    List<String> lines = new ArrayList<>();
    lines.add(say("title"));
    Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    lines.add(config().site().id() + ", " + now + ", Hall24 " + Release.ofThisProgram().version());
    part(lines, "what", say("what.photo"), say("what.live"), say("what.features"));
    part(lines, "purpose", say("purpose"));
    part(lines, "way", say("way." + device.map(Device::driver).orElse("none")));
    part(lines, "choice", say("choice"));
    part(
        lines, "keeping", say("keeping.picture"), say("keeping.answer"), say("keeping.looks", s.faceCooldown().toMinutes()),
        say("keeping.journal"));
    part(lines, "leaving", say("leaving"));
    part(lines, "law", say("law.pipl"), say("law.face"), say("law.shenzhen"));
    part(
        lines, "settings",
        say("settings.try", s.face().toSeconds(), s.faceTries(), s.faceStep().toSeconds(), s.faceCooldown().toMinutes()),
        say("settings.age", s.minimumFaceAge()),
        say("settings.level", level(device)));
    part(lines, "module", moduleLine(device, asked));
    if (counts.isEmpty()) {
      part(lines, "counts", say("counts.none"));
    } else {
      part(lines, "counts", numbers(counts.get()));
    }
    return String.join("\n", lines);
  }

  private String moduleLine(Optional<Device> device, Asked asked) {
    return device.isEmpty()
        ? say("module.none")
        : asked.identity()
            .map(identity -> say("module.says", identity.vendor(), identity.firmware(), identity.serial()))
            .orElseGet(() -> say("module.away", asked.reason()));
  }

  private String[] numbers(FaceCounts c) {
    String verdicts =
        c.checks.entrySet().stream().map(e -> say("verdict." + e.getKey()) + " " + e.getValue()).collect(Collectors.joining(say("join")));
    return new String[] {
      say("counts.span", c.sinceMs.map(Json::time).orElse("-"), c.untilMs.map(Json::time).orElse("-")),
      say("counts.consents", c.consents("given"), c.consents("refused"), c.consents("withdrawn"), c.consents("not-offered")),
      say("counts.checks", c.looks(), verdicts.isEmpty() ? "-" : verdicts),
      say("counts.erasures", c.erased, c.notErased),
      say("counts.incidents", c.incidents("erasure-not-proven"), c.incidents("liveness-failed-again"))
    };
  }

  private void part(List<String> lines, String key, String... said) {
    lines.add("");
    lines.add(say(key + ".title"));
    for (String one : said) {
      lines.add("  " + one);
    }
  }

  private String say(String key, Object... values) {
    Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.hall24.kiosk.cli.impact", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(words.getString(key), locale).format(values);
  }
}
