package org.hall24.identity.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.scan.SignedCode.Standing;
import org.junit.jupiter.api.Test;

class CodeTypesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private final KeyPair issuer = keys();
  private final KeyPair stranger = keys();
  private final CodeTypes types =
      new CodeTypes(
          new SignedCode.Reader(List.of(issuer.getPublic())),
          text -> text.startsWith("SJS") ? Optional.of(text) : Optional.empty(),
          InstantSource.fixed(NOW));

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignedCode badge(Instant notAfter) {
    return new SignedCode(SignedCode.Kind.BADGE, "COURIER-7", notAfter);
  }

  @Test
  void a_badge_of_our_own_is_genuine_in_its_time() {
    String text = badge(NOW.plusSeconds(60)).sign(issuer);
    assertThat(text).matches("H24:B1/COURIER-7/20261126T080100Z/[0-9A-F]{8}/[0-9A-F]{128}");
    assertThat(types.of(text)).isEqualTo(new ScannedCode.StaffBadge(text, "COURIER-7", Standing.GENUINE));
    String old = badge(NOW.minusSeconds(1)).sign(issuer);
    assertThat(types.of(old)).isEqualTo(new ScannedCode.StaffBadge(old, "COURIER-7", Standing.EXPIRED));
  }

  @Test
  void a_changed_badge_is_forged_and_a_stranger_s_is_a_stranger_s() {
    String text = badge(NOW.plusSeconds(60)).sign(issuer);
    for (String changed :
        List.of(
            text.replace("COURIER-7", "COURIER-8"), text.replace("20261126", "20361126"), otherEnd(text),
            text.replace("H24:B1", "H24:P1"), text.substring(0, text.lastIndexOf('/') + 1))) {
      ScannedCode code = types.of(changed);
      Standing standing = code instanceof ScannedCode.StaffBadge b ? b.standing() : ((ScannedCode.PickUpCode) code).standing();
      assertThat(standing).as(changed).isEqualTo(Standing.FORGED);
    }
    String strange = badge(NOW.plusSeconds(60)).sign(stranger);
    assertThat(((ScannedCode.StaffBadge) types.of(strange)).standing()).isEqualTo(Standing.UNKNOWN_ISSUER);
  }

  /** One signature in sixteen ends in any given digit, the last of all in a zero: it must be another than what stands there. */
  private static String otherEnd(String text) {
    return text.substring(0, text.length() - 1) + (text.endsWith("0") ? '1' : '0');
  }

  @Test
  void who_may_sign_pick_up_codes_makes_no_badge() {
    SignedCode.Reader reader = new SignedCode.Reader(java.util.Map.of(SignedCode.Kind.PICK_UP, List.of(issuer.getPublic())));
    String pickUp = new SignedCode(SignedCode.Kind.PICK_UP, "1234567890", NOW).sign(issuer);
    assertThat(reader.read(pickUp, NOW).orElseThrow().standing()).isEqualTo(Standing.GENUINE);
    assertThat(reader.read(badge(NOW).sign(issuer), NOW).orElseThrow().standing()).isEqualTo(Standing.UNKNOWN_ISSUER);
  }

  @Test
  void every_text_has_a_type() {
    assertThat(types.of("12345678").type()).isEqualTo("pick-up-code");
    assertThat(types.of("SJS261122240173").type()).isEqualTo("acceptance-number");
    assertThat(types.of("https://example.org/steal?card=1").type()).isEqualTo("opaque-token");
    assertThat(types.of("H24:B1/x").type()).isEqualTo("opaque-token");
    assertThat(types.of("").type()).isEqualTo("opaque-token");
    assertThat(types.of("鲁通码").type()).isEqualTo("opaque-token");
  }

  @Test
  void a_code_prints_nothing_of_itself() {
    for (String text : List.of("12345678", "SJS261122240173", "token-of-a-city", badge(NOW).sign(issuer))) {
      assertThat(types.of(text).toString()).doesNotContain(text).isEqualTo(types.of(text).type());
    }
  }
}
