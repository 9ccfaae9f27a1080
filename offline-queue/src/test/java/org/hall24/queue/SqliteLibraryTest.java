package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLibraryTest {

  @TempDir Path folder;

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

  @ParameterizedTest
  @ValueSource(strings = {"not a library", "another library"})
  @EnabledOnOs(OS.LINUX)
  void a_broken_or_foreign_library_beside_the_jars_is_left_alone_and_the_jars_own_keeps_a_store(String what) throws Exception {
    Path lib = folder.resolve("lib");
    List<String> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean ours = Files.isRegularFile(Path.of(entry, "org/hall24/queue/SqliteLibrary.class"));
      path.add(ours ? copied(Path.of(entry), lib.resolve("main")) : entry);
    }
    assertThat(path).contains(lib.resolve("main").toString());
    Path file = lib.resolve("native").resolve(System.getProperty("os.arch")).resolve("libsqlitejdbc.so");
    Files.createDirectories(file.getParent());
    if (what.equals("not a library")) {
      Files.write(file, new byte[4096]);
    } else {
      Files.copy(Path.of(System.getProperty("java.home"), "lib", "libzip.so"), file);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", String.join(File.pathSeparator, path), Asks.class.getName(),
                folder.resolve("state").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var reader = process.inputReader()) {
      assertThat(reader.lines().toList()).contains("fsync fellBack=true", "wanted " + file, "opened");
    }
    assertThat(process.waitFor()).isZero();
  }

  private static String copied(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(target);
        } else {
          Files.copy(one, target);
        }
      }
    }
    return to.toString();
  }

  /** The process that is pointed to a folder without a library. */
  static final class Asks {
    private Asks() {}

    public static void main(String[] args) {
      SqliteLibrary library = SqliteLibrary.loaded();
      System.out.println(library.sync() + " fellBack=" + library.fellBack());
      library.wanted().ifPresent(file -> System.out.println("wanted " + file));
      if (args.length > 0 && Store.open(StoreSettings.in(Path.of(args[0]))) instanceof Opening.Opened opened) {
        opened.store().close();
        System.out.println("opened");
      }
    }
  }
}
