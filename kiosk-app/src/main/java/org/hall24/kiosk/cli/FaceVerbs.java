package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FaceModuleIdentity;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.efaa.EfAaProfile;
import org.hall24.kiosk.binding.FaceModules;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl face …}: the face module. */
final class FaceVerbs {

  private FaceVerbs() {}

  /** The group. */
  @Command(name = "face", description = "Who stands there, by face.")
  static final class Group extends VerbGroup {}

  /** What all of them do: open the module. */
  abstract static class FaceVerb extends DeviceVerb {
    private static final Duration LEAST = Duration.ofMillis(100);

    private final long begun = System.nanoTime();

    FaceVerb(Surroundings surroundings) {
      super(surroundings, DeviceKind.FACE, "realsense", "efaa");
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Device device = device();
      if (device.driver().equals("efaa") && EfAaProfile.parse(device.settings()).isEmpty()) {
        throw Failed.wrongUse("usage", "a setting of the module cannot stand", "set level to 0 to 4, mirror to yes or no");
      }
      try (FaceModule module =
          FaceModules.on(device.driver(), device.settings(), port(device), Ticker.system(), surroundings.random())) {
        // A dead module is an answer; a port that somebody else holds is not.
        firstSight(device, module::state, module::onState, timeout());
        return answer(device, module);
      }
    }

    /** What is left of the command's time: opening the line took some of it. */
    final Duration left() throws Failed {
      Duration left = timeout().minusNanos(System.nanoTime() - begun);
      return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    abstract Answer answer(Device device, FaceModule module) throws Failed, InterruptedException;
  }

  /** Whether the module is alive. */
  @Command(name = "ping", description = "Ask the module whether it is alive and what it is.")
  static final class Ping extends FaceVerb {
    Ping(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, FaceModule module) throws Failed, InterruptedException {
      return switch (module.ping(left())) {
        case FaceHealth.Alive(FaceModuleIdentity identity) ->
            Answer.done(
                Json.object()
                    .put("alive", true)
                    .put("vendor", identity.vendor())
                    .put("firmware", identity.firmware())
                    .put("serial", identity.serial())
                    .put("dialect", identity.dialect()),
                identity.vendor() + " with firmware " + identity.firmware() + " is alive");
        case FaceHealth.NotUsable(String reason) ->
            throw reason.endsWith("-not-supported")
                ? Failed.because(
                    reason,
                    "the face module at " + device.port() + " wants what is not supported by this driver: " + reason.replace("-not-supported", ""),
                    "use a module with a firmware of dialect A, and not paired with another host")
                : Failed.because(
                    reason,
                    "the face module at " + device.port() + " cannot be used: " + reason,
                    reason.equals("locked-after-spoofs")
                        ? "unlock it with the vendor's own tool; this driver never lets a module lock itself"
                        : "check its power, its cable and --port");
      };
    }
  }

  /** Compares a photo with who stands there. */
  @Command(name = "verify", description = "Compare a photo with the person before the module; everything learnt is erased.")
  static final class Verify extends FaceVerb {
    @Option(names = "--photo", required = true, paramLabel = "FILE", description = "PNG, JPEG or BMP, 102x126 as on a card.")
    Path photo = Path.of("");

    Verify(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, FaceModule module) throws Failed, InterruptedException {
      FacePhoto reference = Pictures.read(photo);
      FaceCheck check;
      try {
        check = module.verify(reference, hint -> voice().note(hint.key()), left(), new Cancellation());
      } finally {
        reference.wipe();
      }
      ObjectNode json = Json.object().put("verified", check.verified()).put("verdict", check.verdict().word());
      ArrayNode hints = json.putArray("hints");
      check.hints().forEach(hint -> hints.add(hint.key()));
      json.put("erased", check.erasure().proven());
      switch (check.verdict()) {
        case FaceVerdict.DeviceFault(String reason) -> json.put("reason", reason);
        case FaceVerdict.PhotoUnusable(FaceVerdict.PhotoFault reason) -> json.put("reason", Words.of(reason));
        default -> {
          // The verdict says it all.
        }
      }
      String text = check.verdict().word() + (check.erasure().proven() ? "; nothing stayed behind" : "; erasing is NOT proven");
      return check.verified() ? Answer.done(json, text) : Answer.notSo(json, text);
    }
  }

  /** Removes everything the module may have stored. */
  @Command(name = "erase", description = "Remove every face the module may have stored, and prove it.")
  static final class Erase extends FaceVerb {
    Erase(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, FaceModule module) throws Failed, InterruptedException {
      Erasure erasure = module.erase(left());
      ObjectNode json = Json.object().put("erased", erasure.proven());
      return switch (erasure) {
        case Erasure.Proven _ -> Answer.done(json, "The module holds no face.");
        case Erasure.NotProven(String reason) ->
            Answer.notSo(json.put("reason", reason), "It is not proven that the module holds no face: " + reason);
      };
    }
  }
}
