package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every trap of {@code traps.txt} has a test, and the test it names is there and runs. */
class TrapsTest {

  private static List<String> traps() throws IOException {
    try (var text = Objects.requireNonNull(TrapsTest.class.getResourceAsStream("/traps.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @Test
  void every_trap_names_a_test_that_is_there() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (String trap : traps()) {
      String[] halves = trap.split(" -> ", -1);
      if (halves.length != 2 || !words.add(halves[0]) || !isTest(halves[1])) {
        wrong.add(trap);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(words).hasSizeGreaterThan(50);
  }

  @Test
  void a_name_that_is_no_test_is_noticed() {
    assertThat(isTest("org.hall24.queue.TrapsTest#a_name_that_is_no_test_is_noticed")).isTrue();
    assertThat(isTest("org.hall24.queue.TrapsTest#traps")).isFalse();
    assertThat(isTest("org.hall24.queue.TrapsTest#not_there")).isFalse();
    assertThat(isTest("org.hall24.queue.NotThere#at_all")).isFalse();
    assertThat(isTest("org.hall24.queue.TrapsTest")).isFalse();
  }

  private static boolean isTest(String name) {
    String[] halves = name.split("#", -1);
    if (halves.length != 2) {
      return false;
    }
    try {
      Class<?> test = Class.forName(halves[0]);
      return Stream.concat(
              Arrays.stream(test.getDeclaredMethods()).filter(m -> m.getName().equals(halves[1])).map(AnnotatedElement.class::cast),
              Arrays.stream(test.getDeclaredFields()).filter(f -> f.getName().equals(halves[1])).map(AnnotatedElement.class::cast))
          .anyMatch(
              found ->
                  found.isAnnotationPresent(Test.class) || found.isAnnotationPresent(ParameterizedTest.class)
                      || found.isAnnotationPresent(Property.class) || found.isAnnotationPresent(ArchTest.class));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
