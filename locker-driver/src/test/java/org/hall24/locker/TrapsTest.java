package org.hall24.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of traps names a test for each, in whatever module it lies; a test that is renamed or dropped is missed here. */
class TrapsTest {
  private static final Pattern ROW = Pattern.compile("(?<trap>\\S.{20,}) -> (?<type>[\\w.]+)#(?<method>\\w+)");
  private static final int TWELVE = 12;

  static List<String> rows() throws IOException {
    try (InputStream in = Objects.requireNonNull(TrapsTest.class.getResourceAsStream("/traps.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_test_of_every_trap_is_there(String row) throws IOException {
    var named = ROW.matcher(row);
    assertThat(named.matches()).as("a trap, an arrow, a type and a method").isTrue();
    List<Path> files = sources(named.group("type").replace('.', '/') + ".java");
    assertThat(files).as("the source of " + named.group("type")).hasSize(1);
    Pattern test =
        Pattern.compile("@(Test|ParameterizedTest|Property|RepeatedTest)\\b[^{};]*?(\\{[^{}]*}[^{};]*?)*void " + named.group("method") + "\\(");
    assertThat(test.matcher(Files.readString(files.getFirst())).find()).as("a test method " + named.group("method")).isTrue();
  }

  @Test
  void no_trap_stands_there_twice() throws IOException {
    assertThat(rows()).doesNotHaveDuplicates().hasSizeGreaterThan(TWELVE);
  }

  /** Tests of a module lie beside this one's. */
  private static List<Path> sources(String file) {
    Path modules = Path.of("").toAbsolutePath().getParent();
    try (var all = Files.list(modules)) {
      return all.map(module -> module.resolve("src/test/java").resolve(file)).filter(Files::exists).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
