package org.hall24.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What integrations of readers and face modules got wrong: each line of {@code traps.txt} names the test against it. */
class TrapsTest {
  private static final Pattern LINE = Pattern.compile("\\S.* -> ([\\w.]+)#(\\w+)");

  @Test
  void every_trap_names_a_test_that_is_there() throws Exception {
    List<String> lines;
    try (var in = Objects.requireNonNull(TrapsTest.class.getResourceAsStream("/traps.txt"))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }
    assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
    for (String line : lines) {
      Matcher named = LINE.matcher(line);
      assertThat(named.matches()).as(line).isTrue();
      assertThat(isTest(named.group(1), named.group(2))).as(line).isTrue();
    }
  }

  private static boolean isTest(String type, String method) throws ClassNotFoundException {
    return Arrays.stream(Class.forName(type).getDeclaredMethods())
        .filter(m -> m.getName().equals(method))
        .flatMap(m -> Arrays.stream(m.getAnnotations()))
        .anyMatch(a -> List.of("Test", "ParameterizedTest", "Property").contains(a.annotationType().getSimpleName()));
  }
}
