package org.hall24.kiosk.binding;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.identity.scan.CodeTypes;
import org.hall24.identity.scan.SignedCode;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.Port;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import org.hall24.queue.outbox.AcceptanceNumber;

/** What a scanner's line and its codes mean to this kiosk: the port with its parity, and the codes of our own. */
public final class ScanPort {
  private static final Pattern BARE = Pattern.compile("([A-Z0-9]{2,6}?)((?:\\d{4}){3,4})");
  private static final StatementVerifier SHAPE = new StatementVerifier(List.of());

  private ScanPort() {}

  /** The port of a configured scanner; its setting {@code parity} is none, odd or even. */
  public static Port of(Device device, Ticker ticker) {
    SerialSettings.Parity parity =
        SerialSettings.Parity.valueOf(device.settings().getOrDefault("parity", "none").toUpperCase(Locale.ROOT));
    SerialSettings plain = SerialSettings.of(device.baud());
    return new JSerialCommPort(
        Path.of(device.port()), new SerialSettings(plain.baud(), plain.dataBits(), parity, plain.stopBits(), plain.flow()), ticker);
  }

  /**
   * The types of codes at this kiosk.
   *
   * @param codes whose signatures on badges and pick-up codes count
   */
  public static CodeTypes types(KioskConfig.Codes codes, InstantSource clock) {
    return new CodeTypes(
        new SignedCode.Reader(
            Map.of(SignedCode.Kind.BADGE, codes.badgeIssuers(), SignedCode.Kind.PICK_UP, codes.pickUpIssuers())),
        ScanPort::acceptanceNumber, clock);
  }

  /** The number in a text: alone, with or without its spaces, or in the statement of a receipt. */
  static Optional<String> acceptanceNumber(String text) {
    if (SHAPE.verify(text) instanceof StatementVerifier.Verdict.UnknownKey) {
      return spaced(text.split("/", -1)[1]);
    }
    return AcceptanceNumber.plausible(text) ? Optional.of(text) : spaced(text);
  }

  private static Optional<String> spaced(String bare) {
    // The kiosk's letters may end in digits: the shortest prefix whose check digit holds is it.
    for (int prefix = 2; prefix <= 6 && prefix < bare.length(); prefix++) {
      String digits = bare.substring(prefix);
      if (BARE.matcher(bare).matches() && digits.matches("(\\d{4}){3,4}")) {
        String number = bare.substring(0, prefix) + " " + digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
        if (AcceptanceNumber.plausible(number)) {
          return Optional.of(number);
        }
      }
    }
    return Optional.empty();
  }
}
