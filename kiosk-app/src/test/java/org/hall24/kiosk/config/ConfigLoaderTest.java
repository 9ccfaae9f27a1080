package org.hall24.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.hall24.kiosk.binding.Patience;
import org.hall24.kiosk.config.KioskConfig.Cell;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.KioskConfig.Profile;
import org.hall24.kiosk.document.RareFaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigLoaderTest {
  private static final String HASH = "pbkdf2:120000:6c75677563617264:" + "ab".repeat(32);

  /** A small sound configuration; each line below has its number behind it. */
  private static final String SOUND =
      """
      profile: field
      site:
        id: LUGU-01
        hall-zh: 鲁谷街道
        hall-en: Lugu
        screen-pitch-mm: 0.311
        zone: Asia/Shanghai
      theme: auto
      state: state
      backend:
        url: https://hall.example/api
      devices:
        id-reader:
          driver: sam
          port: /dev/ttyUSB0
          baud: 115200
        locker:
          driver: lock8a
          port: /dev/ttyUSB1
          settings:
            channels: 24
      cabinet:
        cells:
          - {id: "01", board: 1, channel: 1, size: S, row: 1, column: 1}
          - {id: "02", board: 1, channel: 2, size: L, row: 1, column: 2}
      staff:
        members:
          - id: courier-1
            card: HASH
            pin: HASH
      policies:
        idle-s: 45
      """
          .replace("HASH", HASH);

  @TempDir Path folder;

  private ConfigLoading load(String text) {
    return ConfigLoader.load("kiosk.yaml", text, folder);
  }

  private List<ConfigFault> faults(String text) {
    assertThat(load(text)).isInstanceOf(ConfigLoading.Refused.class);
    return ((ConfigLoading.Refused) load(text)).faults();
  }

  private KioskConfig sound(String text) {
    ConfigLoading loading = load(text);
    assertThat(loading).isInstanceOf(ConfigLoading.Sound.class);
    return ((ConfigLoading.Sound) loading).config();
  }

  @Test
  void a_sound_configuration_is_read_whole_with_defaults_where_it_is_silent() {
    KioskConfig config = sound(SOUND);
    assertThat(config.profile()).isEqualTo(Profile.FIELD);
    assertThat(config.site().hallZh()).isEqualTo("鲁谷街道");
    assertThat(config.state()).contains(folder.resolve("state"));
    assertThat(config.backend().url().orElseThrow()).hasToString("https://hall.example/api");
    assertThat(config.device(DeviceKind.LOCKER).orElseThrow().baud()).isEqualTo(9600);
    assertThat(config.device(DeviceKind.LOCKER).orElseThrow().settings()).containsEntry("channels", "24");
    assertThat(config.device(DeviceKind.FACE)).isEmpty();
    assertThat(config.cells()).extracting(Cell::id).containsExactly("01", "02");
    assertThat(config.cells().getFirst().device()).isEqualTo("locker");
    assertThat(Patience.of(config).idle()).isEqualTo(Duration.ofSeconds(45));
    assertThat(config.policies().warning()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.toString()).doesNotContain("pbkdf2");
  }

  @Test
  void a_hall_may_give_papers_out_to_their_code_only() throws IOException {
    assertThat(Patience.of(sound(SOUND)).collectByCard()).isTrue();
    assertThat(Patience.of(sound(SOUND.replace("policies:\n", "policies:\n  collect-by-card: no\n"))).collectByCard()).isFalse();
    assertThat(ConfigLoader.load("kiosk.yaml", SOUND.replace("policies:\n", "policies:\n  collect-by-card: perhaps\n"), folder))
        .isInstanceOfSatisfying(
            ConfigLoading.Refused.class,
            refused -> assertThat(refused.faults()).singleElement().satisfies(f -> assertThat(f.key() + f.action()).contains("collect-by-card", "yes or no")));
  }

  @Test
  void the_faces_for_rare_characters_are_named_in_the_file_or_are_the_usual_ones() throws IOException {
    assertThat(sound(SOUND).rareFaces()).isEqualTo(RareFaceFiles.usual()).hasSizeGreaterThan(1);
    Path face = Files.writeString(folder.resolve("Plangothic.ttf"), "");
    assertThat(sound(SOUND + "\nrare-faces: [Plangothic.ttf]\n").rareFaces()).containsExactly(face);
    assertThat(ConfigLoader.load("kiosk.yaml", SOUND + "\nrare-faces: [Plangothic.ttf, none.ttf]\n", folder))
        .isInstanceOfSatisfying(
            ConfigLoading.Refused.class,
            refused -> assertThat(refused.faults()).singleElement().satisfies(f -> assertThat(f.key() + f.message()).contains("rare-faces", "none.ttf")));
  }

  @Test
  void the_shipped_bench_configuration_is_sound() {
    KioskConfig bench = ConfigLoader.bench();
    assertThat(bench.profile()).isEqualTo(Profile.BENCH);
    assertThat(bench.cells()).hasSize(24);
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void the_demo_configuration_is_sound_once_its_places_are_filled_in() throws Exception {
    PublicKey badges = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    try (InputStream in = ConfigLoader.class.getResourceAsStream("/org/hall24/kiosk/demo/kiosk.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      KioskConfig demo = sound(text.replace("${RUN}", folder.toString())
                  .replace("${BACKEND}", "http://127.0.0.1:8080")
                  .replace("${BADGES}", Base64.getEncoder().encodeToString(badges.getEncoded())));
      assertThat(demo.profile()).isEqualTo(Profile.DEMO);
      assertThat(demo.cells()).hasSize(24).last().extracting(Cell::id, Cell::row, Cell::column).containsExactly("24", 6, 4);
      assertThat(demo.device(DeviceKind.CARD_READER).orElseThrow().settings()).containsEntry("photo-decoder", "demo");
      assertThat(demo.staff()).hasSize(1);
    }
  }

  private static final String KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String OTHER_KEY = "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

  @Test
  void keys_of_codes_stand_in_the_file_or_beside_it_each_good_for_its_own_kind() throws IOException {
    Files.writeString(folder.resolve("office.pem"), "-----BEGIN PUBLIC KEY-----\n" + OTHER_KEY + "\n-----END PUBLIC KEY-----\n");
    KioskConfig config = sound(SOUND + "codes:\n  badge-issuers:\n    - " + KEY + "\n    - office.pem\n  pick-up-issuers: " + KEY + "\n");
    assertThat(config.codes().badgeIssuers()).hasSize(2).allMatch(key -> key.getAlgorithm().equals("EdDSA"));
    assertThat(config.codes().pickUpIssuers()).containsExactly(config.codes().badgeIssuers().getFirst());
    assertThat(sound(SOUND).codes()).isEqualTo(new KioskConfig.Codes(List.of(), List.of()));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        fault("a word where a number belongs", "baud: 115200", "baud: fast", 16, "devices.id-reader.baud", "a whole number"),
        fault("a number out of range", "idle-s: 45", "idle-s: 5", 32, "policies.idle-s", "from 20 to 600"),
        fault("a list where a mapping belongs", "backend:\n  url: https://hall.example/api", "backend:\n  - url", 11, "backend", "not a list"),
        fault("a mapping where a text belongs", "theme: auto", "theme: {x: 1}", 8, "theme", "must be a text"),
        fault("nothing where a text belongs", "id: LUGU-01", "id:", 3, "site.id", "must be a text"),
        fault("an unknown key", "theme: auto", "them: auto", 8, "them", "is not a key here"),
        fault("an unknown key deeper down", "port: /dev/ttyUSB0", "port: /dev/ttyUSB0\n    parity: even", 16, "devices.id-reader.parity", "not a key"),
        fault("a missing port", "    port: /dev/ttyUSB0\n", "", 14, "devices.id-reader.port", "is missing"),
        fault("a missing id", "  id: LUGU-01\n", "", 3, "site.id", "is missing"),
        fault("no place to keep things", "state: state\n", "", 1, "state", "is missing"),
        fault("a channel twice", "channel: 2", "channel: 1", 25, "cabinet.cells[1].channel", "cabinet.cells[0] (01)"),
        fault("a cell twice", "id: \"02\"", "id: \"01\"", 25, "cabinet.cells[1].id", "is the same as of"),
        fault("a place twice", "column: 2", "column: 1", 25, "cabinet.cells[1].row", "is the same as of"),
        fault("channel nought", "channel: 1,", "channel: 0,", 24, "cabinet.cells[0].channel", "every door"),
        fault("a channel the board does not have", "channel: 2", "channel: 25", 25, "cabinet.cells[1].channel", "1 to 24"),
        fault("a board address no such board has", "board: 1, channel: 1", "board: 0, channel: 1", 24, "cabinet.cells[0].board", "from 1"),
        fault("an unknown driver", "driver: lock8a", "driver: lock8", 18, "devices.locker.driver", "there is no driver"),
        fault("a setting the driver does not have", "channels: 24", "chanels: 24", 21, "devices.locker.settings.chanels", "no such setting"),
        fault("a setting out of range", "channels: 24", "channels: 60", 21, "devices.locker.settings.channels", "60"),
        fault("cells on a device that opens no doors", "board: 1, channel: 1", "device: id-reader, board: 1, channel: 1", 24, "cabinet.cells[0].device", "opens no doors"),
        fault("one port for two", "/dev/ttyUSB1", "/dev/ttyUSB0", 19, "devices.locker.port", "id-reader is plugged in there"),
        fault("an emulator in the street", "/dev/ttyUSB0", "emulator:card", 15, "devices.id-reader.port", "demo hall only"),
        fault("the demo's pictures in the street", "baud: 115200", "settings: {photo-decoder: demo}", 16, "devices.id-reader.settings.photo-decoder", "demo hall only"),
        fault("the open web in the clear", "https://hall.example/api", "http://hall.example/api", 11, "backend.url", "this machine only"),
        fault("no address", "https://hall.example/api", "hall", 11, "backend.url", "not an address"),
        fault("a PIN in the clear", "pin: " + HASH, "pin: 246810", 30, "staff.members[0].pin", "is not a hash"),
        fault("a time zone nobody keeps", "Asia/Shanghai", "Asia/Lugu", 7, "site.zone", "a time zone"),
        fault("a key of codes that is none", "theme: auto", "codes: {badge-issuers: [" + KEY + ", MCowBQYDK2VwAyEA]}", 8, "codes.badge-issuers", "entry 2 is no Ed25519"),
        fault("a key file that is not there", "theme: auto", "codes: {pick-up-issuers: none.pem}", 8, "codes.pick-up-issuers", "entry 1 is no Ed25519"),
        fault("a key of codes twice", "theme: auto", "codes: {badge-issuers: [" + KEY + ", " + KEY + "]}", 8, "codes.badge-issuers", "same key as entry 1"),
        fault("a word of codes nobody knows", "theme: auto", "codes: {badge-issuer: " + KEY + "}", 8, "codes.badge-issuer", "is not a key here"),
        fault("a key twice", "theme: auto", "theme: auto\ntheme: day", 9, "theme", "first is in line 8"),
        fault("a profile nobody knows", "profile: field", "profile: feild", 1, "profile", "is not one of"));
  }

  private static Arguments fault(String what, String from, String to, int line, String key, String says) {
    return Arguments.of(what, from, to, line, key, says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void every_fault_names_line_key_reason_and_what_to_do(
      String what, String from, String to, int line, String key, String says) {
    assertThat(SOUND).contains(from);
    assertThat(faults(SOUND.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to))))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo("kiosk.yaml");
              assertThat(fault.key()).isEqualTo(key);
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.message()).contains(says);
              assertThat(fault.action()).isNotBlank();
            });
  }

  @Test
  void one_fault_alone_is_one_fault() {
    for (String change : List.of("baud: fast", "baud: 1")) {
      assertThat(faults(SOUND.replace("baud: 115200", change))).hasSize(1);
    }
  }

  @Test
  void all_faults_come_in_one_reading_in_the_order_of_the_file() {
    String text = SOUND.replace("idle-s: 45", "idel-s: 45").replace("driver: sam", "driver: sma").replace("LUGU-01", "Lugu_1");
    assertThat(faults(text)).extracting(ConfigFault::key).containsExactly("site.id", "devices.id-reader.driver", "policies.idel-s");
  }

  @Test
  void a_mistyped_word_is_guessed() {
    assertThat(faults(SOUND.replace("driver: lock8a", "driver: lock8")).getFirst().action()).isEqualTo("did you mean \"lock8a\"?");
    assertThat(faults(SOUND.replace("idle-s: 45", "idel-s: 45")).getFirst().action()).isEqualTo("did you mean \"idle-s\"?");
    assertThat(faults(SOUND.replace("theme: auto", "xyz: auto")).getFirst().action()).startsWith("use one of backend, cabinet");
  }

  @Test
  void a_secret_written_in_the_clear_is_not_repeated() {
    assertThat(faults(SOUND.replace("pin: " + HASH, "pin: 246810")).toString()).doesNotContain("246810");
  }

  @Test
  void what_is_not_yaml_is_refused_at_its_line() {
    assertThat(faults("site:\n  id: \"open\n")).hasSize(1).first().extracting(ConfigFault::line).isEqualTo(3);
    assertThat(faults("")).hasSize(1);
    assertThat(faults("- a list\n")).extracting(ConfigFault::message).first().asString().contains("mapping");
    assertThat(faults("a: 1\n---\nb: 2\n")).isNotEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_a_fault_and_not_an_exception() throws IOException {
    assertThat(ConfigLoader.load(folder.resolve("none.yaml"))).isInstanceOf(ConfigLoading.Refused.class);
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    assertThat(ConfigLoader.load(file)).isInstanceOf(ConfigLoading.Refused.class);
    Files.writeString(file, SOUND);
    assertThat(ConfigLoader.load(file)).isInstanceOf(ConfigLoading.Sound.class);
  }
}
