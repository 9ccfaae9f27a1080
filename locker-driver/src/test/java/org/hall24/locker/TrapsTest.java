package org.hall24.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What others fell into, each with the test that keeps us out of it: {@code traps.txt}, one a line. */
class TrapsTest {

  @Test
  void every_trap_has_a_test_that_is_there() throws Exception {
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" -> ", -1);
      assertThat(parts).as(line).hasSize(2);
      String[] test = parts[1].split("#", -1);
      assertThat(Arrays.stream(Class.forName(test[0]).getDeclaredMethods()).map(method -> method.getName()))
          .as(line)
          .contains(test[1]);
    }
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader list =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TrapsTest.class.getResourceAsStream("/traps.txt")), StandardCharsets.UTF_8))) {
      return list.lines().toList();
    }
  }
}
