package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.scan.SignedCode;
import org.hall24.kiosk.config.KioskConfig;

/** A configuration as {@code hallctl config show} shows it, in the words of the file. */
final class ConfigShown {

  private ConfigShown() {}

  static ObjectNode json(KioskConfig config) {
    ObjectNode json = Json.object().put("profile", Words.of(config.profile()));
    KioskConfig.Site site = config.site();
    json.putObject("site")
        .put("id", site.id())
        .put("hall-zh", site.hallZh())
        .put("hall-en", site.hallEn())
        .put("screen-pitch-mm", site.screenPitchMm())
        .put("zone", site.zone().getId());
    json.put("theme", Words.of(config.theme()));
    Json.put(json, "state", config.state().map(Object::toString));
    ObjectNode backend = json.putObject("backend");
    Json.put(backend, "url", config.backend().url().map(Object::toString));
    Json.put(backend, "ca", config.backend().ca().map(Object::toString));
    Json.put(backend, "certificate", config.backend().certificate().map(Object::toString));
    Json.put(backend, "key", config.backend().key().map(Object::toString));
    Json.put(backend, "pins", Optional.of(String.join(" ", config.backend().pins())).filter(pins -> !pins.isEmpty()));
    backend.put("boot-delay-s", config.backend().bootDelay().toSeconds());
    ObjectNode secrets = json.putObject("secrets");
    switch (config.secrets().deviceKey()) {
      case KioskConfig.DeviceKey.InFile _ -> secrets.put("device-key", "file");
      case KioskConfig.DeviceKey.InCredential(String sealedWith) -> secrets.put("device-key", "systemd-creds").put("sealed-with", sealedWith);
      case KioskConfig.DeviceKey.InToken(var library, int slot, String key, var pinFile) ->
          secrets.put("device-key", "pkcs11").put("library", library.toString()).put("slot", slot).put("key", key).put("pin-file", pinFile.toString());
    }
    secrets.put("suite", Words.of(config.secrets().suite()));
    Json.put(secrets, "recovery-key", config.secrets().recoveryKey());
    ObjectNode devices = json.putObject("devices");
    config.devices().values().forEach(device -> {
      ObjectNode node =
          devices.putObject(device.name())
              .put("driver", device.driver())
              .put("kind", Words.of(device.kind()))
              .put("port", device.port())
              .put("baud", device.baud());
      ObjectNode settings = node.putObject("settings");
      device.settings().forEach(settings::put);
    });
    ArrayNode cells = json.putObject("cabinet").putArray("cells");
    for (KioskConfig.Cell cell : config.cells()) {
      cells.addObject()
          .put("id", cell.id())
          .put("device", cell.device())
          .put("board", cell.board())
          .put("channel", cell.channel())
          .put("size", cell.size().name())
          .put("height-mm", cell.heightMm())
          .put("row", cell.row())
          .put("column", cell.column());
    }
    ArrayNode staff = json.putObject("staff").putArray("members");
    config.staff().forEach(member -> staff.addObject().put("id", member.id()));
    ObjectNode codes = json.putObject("codes");
    keys(codes.putArray("badge-issuers"), config.codes().badgeIssuers());
    keys(codes.putArray("pick-up-issuers"), config.codes().pickUpIssuers());
    KioskConfig.Policies policies = config.policies();
    json.putObject("policies")
        .put("idle-s", policies.idle().toSeconds())
        .put("warning-s", policies.warning().toSeconds())
        .put("done-s", policies.done().toSeconds())
        .put("session-cap-s", policies.sessionCap().toSeconds())
        .put("door-patience-s", policies.doorPatience().toSeconds())
        .put("face-s", policies.face().toSeconds())
        .put("face-tries", policies.faceTries())
        .put("pin-digits", policies.pinDigits())
        .put("retention-days", policies.retention().toDays());
    return json;
  }

  /** Each as a code names it that it signed. */
  private static void keys(ArrayNode json, List<PublicKey> keys) {
    keys.forEach(key -> json.add(SignedCode.keyId(key)));
  }
}
