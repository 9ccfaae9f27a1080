package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteLibraryTest {

  @Test
  void the_jars_own_library_syncs_with_fsync_and_says_so() {
    SqliteLibrary library = SqliteLibrary.loaded();
    assertThat(library.version()).isEqualTo("3.54.1");
    assertThat(library.sync()).isEqualTo(System.getProperty("org.sqlite.lib.path") == null ? "fsync" : "fdatasync");
    assertThat(library.fellBack()).isFalse();
  }

  @Test
  void a_path_without_a_library_falls_back_to_the_jars_and_is_noticed() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.sqlite.lib.path=/nowhere", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Asks.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var reader = process.inputReader()) {
      assertThat(reader.lines().toList()).contains("fsync fellBack=true");
    }
    assertThat(process.waitFor()).isZero();
  }

  /** The process that is pointed to a folder without a library. */
  static final class Asks {
    private Asks() {}

    public static void main(String[] args) {
      SqliteLibrary library = SqliteLibrary.loaded();
      System.out.println(library.sync() + " fellBack=" + library.fellBack());
    }
  }
}
