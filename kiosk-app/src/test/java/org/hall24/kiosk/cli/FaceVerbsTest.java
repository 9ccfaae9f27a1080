package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceVerbsTest {

  @TempDir Path folder;

  /** Blobs of light and shade; another seed is another face. */
  private Path face(String name, long seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(102, 126, BufferedImage.TYPE_INT_RGB);
    double[][] blobs = new double[12][];
    for (int i = 0; i < blobs.length; i++) {
      blobs[i] = new double[] {random.nextDouble() * 102, random.nextDouble() * 126, 8 + random.nextDouble() * 20, random.nextDouble() * 2 - 1};
    }
    for (int y = 0; y < 126; y++) {
      for (int x = 0; x < 102; x++) {
        double light = 128;
        for (double[] b : blobs) {
          light += 110 * b[3] * Math.exp(-((x - b[0]) * (x - b[0]) + (y - b[1]) * (y - b[1])) / (2 * b[2] * b[2]));
        }
        int grey = (int) Math.clamp(light, 0, 255);
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"realsense", "efaa"})
  void only_the_person_on_the_photo_is_the_same_person(String driver) throws IOException {
    Path wang = face("wang.png", 1);
    Path other = face("other.png", 2);
    String port = folder.resolve("face").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running module = ctl.start("emulate", "face", "--driver", driver, "--pty", port, "--person", wang.toString(), "--json")) {
      assertThat(module.next().path("ready").asBoolean()).isTrue();

      Ctl.Said ping = ctl.json("face", "ping", "--driver", driver, "--port", port);
      assertThat(ping.exit()).as(ping.out()).isZero();
      assertThat(ping.json().path("vendor").asText()).isEqualTo(driver.equals("efaa") ? "EF AA" : "RealSense");

      Ctl.Said same = ctl.json("face", "verify", "--photo", wang.toString(), "--driver", driver, "--port", port);
      assertThat(same.json().path("verdict").asText()).isEqualTo("same-person");
      assertThat(same.json().path("verified").asBoolean()).isTrue();
      assertThat(same.json().path("erased").asBoolean()).isTrue();
      assertThat(same.exit()).isZero();

      Ctl.Said stranger = ctl.json("face", "verify", "--photo", other.toString(), "--driver", driver, "--port", port);
      assertThat(stranger.json().path("verdict").asText()).isEqualTo("different-person");
      assertThat(stranger.exit()).isEqualTo(1);

      assertThat(ctl.json("face", "erase", "--driver", driver, "--port", port).json().path("erased").asBoolean()).isTrue();
      assertThat(module.stop()).isZero();
      JsonNode counts = module.next();
      for (String wrong : List.of("malformed", "overlapping", "forbidden")) {
        assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
      }
    }
  }

  @Test
  void a_dialect_a_key_or_an_encrypted_line_this_driver_does_not_speak_is_said_and_not_half_spoken() throws IOException {
    String port = folder.resolve("face").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    for (String[] one :
        List.of(
            new String[] {"realsense", "firmware 9.11.2.5", "dialect-b-not-supported"},
            new String[] {"realsense", "firmware 9.10.0.0", "firmware-unknown"},
            new String[] {"realsense", "paired", "encryption-not-supported"},
            new String[] {"realsense", "locked", "locked-after-spoofs"},
            new String[] {"efaa", "wants-encryption", "encryption-not-supported"})) {
      Path plan = java.nio.file.Files.writeString(folder.resolve("plan"), one[1] + "\n");
      try (Ctl.Running module = ctl.start("emulate", "face", "--driver", one[0], "--pty", port, "--plan", plan.toString(), "--json")) {
        assertThat(module.next().path("ready").asBoolean()).isTrue();
        Ctl.Said ping = ctl.json("face", "ping", "--driver", one[0], "--port", port, "--timeout", "10");
        assertThat(ping.errorKind()).as(one[1]).isEqualTo(one[2]);
        assertThat(ping.exit()).isEqualTo(1);
        module.stop();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"realsense", "efaa"})
  void when_nobody_comes_the_answer_is_a_verdict_within_the_commands_own_time(String driver) throws IOException {
    Path wang = face("wang.png", 1);
    String port = folder.resolve("face").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running module = ctl.start("emulate", "face", "--driver", driver, "--pty", port, "--json")) {
      assertThat(module.next().path("ready").asBoolean()).isTrue();
      Ctl.Said nobody = ctl.json("face", "verify", "--photo", wang.toString(), "--driver", driver, "--port", port, "--timeout", "15");
      assertThat(nobody.json().path("verdict").asText()).as(nobody.out()).isEqualTo("no-usable-face");
      assertThat(nobody.json().path("erased").asBoolean()).isTrue();
      assertThat(nobody.exit()).isEqualTo(1);
      module.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"realsense", "efaa"})
  void a_photo_that_is_of_no_use_says_why(String driver) throws IOException {
    Path grey = folder.resolve("grey.png");
    ImageIO.write(new BufferedImage(102, 126, BufferedImage.TYPE_INT_RGB), "png", grey.toFile());
    String port = folder.resolve("face").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running module = ctl.start("emulate", "face", "--driver", driver, "--pty", port, "--json")) {
      assertThat(module.next().path("ready").asBoolean()).isTrue();
      Ctl.Said said = ctl.json("face", "verify", "--photo", grey.toString(), "--driver", driver, "--port", port);
      assertThat(said.json().path("verdict").asText()).isEqualTo("photo-unusable");
      assertThat(said.json().path("reason").asText()).isEqualTo("no-face");
      assertThat(said.exit()).isEqualTo(1);
      module.stop();
    }
  }

  @Test
  void a_file_that_is_no_picture_is_wrong_use() {
    Ctl.Said said =
        new Ctl(folder).json("face", "verify", "--photo", folder.resolve("none.png").toString(), "--driver", "realsense", "--port", "x");
    assertThat(said.exit()).isEqualTo(2);
  }
}
