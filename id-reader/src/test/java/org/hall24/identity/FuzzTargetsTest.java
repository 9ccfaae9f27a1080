package org.hall24.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fuzz target of this module with a bounded, seeded share of what {@code packaging/fuzz} gives it in millions. */
class FuzzTargetsTest {
  private static final int INPUTS = 3_000;
  private static final int LONGEST = 300;
  private static final long SEED = 24;

  @TestFactory
  Stream<DynamicTest> every_target_takes_any_input() throws Exception {
    return targets().stream().map(target -> DynamicTest.dynamicTest(target.getSimpleName(), () -> run(target)));
  }

  @Test
  void the_targets_are_found() throws Exception {
    assertThat(targets()).isNotEmpty();
  }

  private static void run(Class<?> target) throws Throwable {
    MethodHandle one =
        MethodHandles.lookup()
            .findStatic(target, "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = new byte[random.nextInt(LONGEST)];
      random.nextBytes(input);
      if (i % 3 == 0) {
        printable(input, random);
      }
      one.invoke(input);
    }
  }

  /** Protocols of text are not reached by random bytes. */
  private static void printable(byte[] input, SplittableRandom random) {
    String alphabet = "<<<<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n:{}\"";
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
  }

  private static List<Class<?>> targets() throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(FuzzTargetsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> names =
          files.map(f -> classes.relativize(f).toString()).filter(f -> f.endsWith("Fuzz.class")).sorted().toList();
      List<Class<?>> targets = new java.util.ArrayList<>();
      for (String name : names) {
        targets.add(Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.')));
      }
      return targets;
    }
  }
}
