package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hall24.kiosk.document.StatementVerifier.Verdict;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final KeyPair KEYS = Night.keys();
  private static final StatementSigner SIGNER = new StatementSigner(KEYS);
  private static final StatementVerifier VERIFIER = new StatementVerifier(List.of(KEYS.getPublic()));
  private static final String TEXT = SIGNER.sign(Statement.of(Night.deposited()));

  @Test
  void it_states_the_case_and_nobody_s_name_in_letters_a_code_stores_short() {
    assertThat(TEXT)
        .startsWith("H24:1/SJS261122240173/HLTH-002/SJS-01/20261122T144105Z/14/2/" + SIGNER.keyId() + "/")
        .matches("[A-Z0-9:/-]+")
        .hasSizeLessThan(180);
  }

  @Test
  void a_signed_one_is_genuine_and_read_back_whole() {
    assertThat(VERIFIER.verify(TEXT)).isEqualTo(new Verdict.Genuine(Statement.of(Night.deposited())));
  }

  @Test
  void any_single_change_is_found() {
    for (int i = 0; i < TEXT.length(); i++) {
      char other = TEXT.charAt(i) == '2' ? '3' : '2';
      Verdict verdict = VERIFIER.verify(TEXT.substring(0, i) + other + TEXT.substring(i + 1));
      assertThat(verdict).as("at %d", i).isNotInstanceOf(Verdict.Genuine.class);
    }
  }

  @Test
  void another_machine_s_statement_is_told_apart_from_a_forgery() {
    StatementSigner other = new StatementSigner(Night.keys());
    assertThat(VERIFIER.verify(other.sign(Statement.of(Night.deposited()))))
        .isEqualTo(new Verdict.UnknownKey(other.keyId()));
    assertThat(VERIFIER.verify(TEXT.replace("/14/", "/15/"))).isEqualTo(new Verdict.Forged());
    assertThat(VERIFIER.verify("https://example.org")).isEqualTo(new Verdict.NoStatement());
  }

  @Property(tries = 200)
  void noise_is_never_a_statement_and_never_throws(@ForAll String noise) {
    assertThat(VERIFIER.verify(noise)).isInstanceOf(Verdict.NoStatement.class);
    assertThat(VERIFIER.verify("H24:1/" + noise)).isNotInstanceOf(Verdict.Genuine.class);
  }

  @Property(tries = 200)
  void base_32_comes_back_as_it_was(@ForAll byte[] bytes) {
    assertThat(Base32.decode(Base32.encode(bytes))).hasValueSatisfying(back -> assertThat(back).isEqualTo(bytes));
  }

  @Test
  void base_32_agrees_with_the_vectors_of_rfc_4648() {
    assertThat(Base32.encode("foobar".getBytes(java.nio.charset.StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    assertThat(Base32.decode("MZXW6YTBOJ")).isEqualTo(Optional.empty());
    assertThat(Base32.decode("MZ-W")).isEqualTo(Optional.empty());
  }

  @Test
  void names_and_numbers_are_masked_by_whole_characters() {
    assertThat(new Acceptance.Applicant("张三", "11010119900307002X"))
        .extracting(Acceptance.Applicant::maskedName, Acceptance.Applicant::maskedNumber, Object::toString)
        .containsExactly("张*", "1101**********002X", "Applicant[•••]");
    assertThat(Masking.name("\uD842\uDFB7田")).isEqualTo("\uD842\uDFB7*");
    assertThat(Masking.number("E1234567")).isEqualTo("E******7");
  }
}
