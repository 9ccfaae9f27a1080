package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.hall24.kiosk.document.template.PrintedCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Badges and pick-up codes as an office makes them and a machine believes them. */
class CodeVerbsTest {
  @TempDir Path folder;
  private Ctl ctl;
  private String office;

  @BeforeEach
  void an_office() {
    ctl = new Ctl(folder.resolve("home"));
    office = folder.resolve("office").toString();
  }

  private String sign(String kind, String subject, String... more) {
    String[] args = new String[7 + more.length];
    System.arraycopy(new String[] {"code", "sign", "--kind", kind, subject, "--state", office}, 0, args, 0, 7);
    System.arraycopy(more, 0, args, 7, more.length);
    Ctl.Said said = ctl.json(args);
    assertThat(said.exit()).as(said.out()).isZero();
    return said.json().path("code").asText();
  }

  private Path key(String kind) throws IOException {
    return Files.writeString(folder.resolve(kind + ".pem"), ctl.run("code", "key", "--kind", kind, "--state", office).out());
  }

  private Ctl.Said verify(String code, String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(new String[] {"code", "verify", code, "--state", folder.resolve("kiosk").toString()}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return ctl.json(args);
  }

  @Test
  void a_machine_believes_a_badge_whose_key_its_configuration_names_and_no_other_kind_of_that_issuer() throws IOException {
    String badge = sign("badge", "courier-1");
    assertThat(verify(badge).json().path("standing").asText()).isEqualTo("unknown-issuer");
    Path config =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: LUGU-01, hall-zh: 鲁谷街道, hall-en: Lugu, screen-pitch-mm: 0.311, zone: Asia/Shanghai}
            codes: {badge-issuers: ["%s"], pick-up-issuers: []}
            """
                .formatted(key("badge")));
    Ctl.Said said = verify(badge, "--config", config.toString());
    assertThat(said.exit()).as(said.out()).isZero();
    assertThat(said.json().path("kind").asText()).isEqualTo("badge");
    assertThat(said.json().path("subject").asText()).isEqualTo("COURIER-1");
    Instant until = Instant.parse(said.json().path("notAfter").asText());
    assertThat(until).isBetween(Instant.now().plus(Duration.ofDays(364)), Instant.now().plus(Duration.ofDays(366)));
    assertThat(verify(sign("pick-up", "4071893526"), "--config", config.toString()).json().path("standing").asText())
        .isEqualTo("unknown-issuer");
  }

  @Test
  void a_changed_code_is_forged_and_a_text_that_is_none_is_none() throws IOException {
    String code = sign("pick-up", "4071893526");
    String key = key("pick-up").toString();
    assertThat(verify(code, "--key", key).exit()).isZero();
    Ctl.Said changed = verify(code.replace("4071893526", "4071893527"), "--key", key);
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.json().path("standing").asText()).isEqualTo("forged");
    assertThat(verify("4071893526", "--key", key).json().path("standing").asText()).isEqualTo("no-signed-code");
  }

  @Test
  void the_picture_and_the_drawing_hold_the_code() throws IOException {
    Path png = folder.resolve("badge.png");
    String code = sign("badge", "courier-1", "--png", png.toString());
    assertThat(PrintedCode.of(ImageIO.read(png.toFile()))).contains(code);
    Ctl.Said drawn = ctl.run("code", "sign", "--kind", "badge", "--draw", "courier-1", "--state", office);
    String[] lines = drawn.out().split("\n", -1);
    assertThat(PrintedCode.of(picture(lines))).contains(lines[0]);
  }

  /** The blocks under the first line as a camera sees them on a dark terminal. */
  private static BufferedImage picture(String[] lines) {
    int rows = lines.length - 2;
    BufferedImage picture = new BufferedImage(lines[1].length() * 8, rows * 16, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < rows * 16; y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        char block = lines[1 + y / 16].charAt(x / 8);
        boolean light = block == '█' || block == (y % 16 < 8 ? '▀' : '▄');
        picture.setRGB(x, y, light ? 0xFFFFFF : 0);
      }
    }
    return picture;
  }

  @Test
  void the_keys_that_sign_are_their_owners_only_and_each_kind_has_its_own() throws IOException {
    assertThat(key("badge")).content().isNotEqualTo(Files.readString(key("pick-up")));
    for (String name : new String[] {"code-badge.pk8", "code-pick-up.pk8"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("office/keys").resolve(name)))).isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign --kind badge courier_1",
        "sign --kind pick-up 407",
        "sign --kind ticket 4071893526",
        "sign --kind badge --days 0 courier-1",
        "sign --kind badge",
        "verify",
        "verify X --key nowhere.pem"
      })
  void wrong_use_is_said(String words) {
    assertThat(ctl.json(("code " + words + " --state " + office).split(" ", -1)).exit()).isEqualTo(2);
  }
}
