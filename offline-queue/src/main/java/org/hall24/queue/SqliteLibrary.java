package org.hall24.queue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which native SQLite this process runs on. The installed tree may carry one of our own making beside the jars ({@code
 * native/<arch>/libsqlitejdbc.so}), which syncs with {@code fdatasync}: half the flushes. Without it the jar's own copy is
 * unpacked and used, as safe and slower. The driver falls back to that one without a word, so what is loaded is asked, not
 * assumed.
 *
 * @param version SQLite's version
 * @param sync {@code fdatasync}, or {@code fsync} with the jar's own copy
 * @param file the loaded file, where the system tells it
 * @param wanted the file that should have been loaded, when there is one
 */
public record SqliteLibrary(String version, String sync, Optional<Path> file, Optional<Path> wanted) {

  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String FILE = "libsqlitejdbc.so";
  /** Defined by our build together with HAVE_FDATASYNC, which SQLite itself does not list. */
  private static final List<String> OURS = List.of("DQS=0", "SECURE_DELETE", "MAX_MMAP_SIZE=0");

  /** The first and the last thing that the driver asks of a library (its {@code NativeDB}). */
  private static final List<String> ENTRIES =
      List.of("JNI_OnLoad", "Java_org_sqlite_core_NativeDB__1open_1utf8", "Java_org_sqlite_core_NativeDB__1close");

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
  private static volatile Optional<Path> unfit = Optional.empty();

  /** Whether our own library was there and another one is loaded. */
  public boolean fellBack() {
    return wanted.isPresent() && !sync.equals("fdatasync");
  }

  /** Points the driver to our own library, when there is one and nobody pointed it elsewhere. Before the first connection. */
  static void prefer() {
    if (System.getProperty(PATH) != null) {
      return;
    }
    besideTheJars()
        .ifPresent(
            file -> {
              if (fits(file)) {
                System.setProperty(PATH, String.valueOf(file.getParent()));
                System.setProperty(NAME, FILE);
              } else {
                unfit = Optional.of(file);
                LOG.warn("event=queue.library-unfit file={}", file);
              }
            });
  }

  /**
   * Whether a file is a library with the driver's entries. The driver itself would load any library of that name and fail at its
   * first call, too late to take the jar's own.
   */
  private static boolean fits(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup library = SymbolLookup.libraryLookup(file, arena);
      return ENTRIES.stream().allMatch(entry -> library.find(entry).isPresent());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Path> besideTheJars() {
    try {
      CodeSource source = SqliteLibrary.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        return Optional.empty();
      }
      Path folder = Path.of(source.getLocation().toURI()).resolveSibling("native");
      return Optional.of(folder.resolve(System.getProperty("os.arch", "")).resolve(FILE)).filter(Files::isReadable);
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks the loaded library itself.
   *
   * @throws StoreException when no SQLite can be loaded at all
   */
  public static SqliteLibrary loaded() {
    try (var connection = Connections.memory();
        var statement = connection.createStatement()) {
      String version;
      try (var answer = statement.executeQuery("SELECT sqlite_version()")) {
        answer.next();
        version = answer.getString(1);
      }
      List<String> missing = new java.util.ArrayList<>(OURS);
      try (var answer = statement.executeQuery("PRAGMA compile_options")) {
        while (answer.next()) {
          missing.remove(answer.getString(1));
        }
      }
      Optional<Path> wanted =
          unfit.or(() -> Optional.ofNullable(System.getProperty(PATH)).map(path -> Path.of(path, System.getProperty(NAME, FILE))));
      return new SqliteLibrary(version, missing.isEmpty() ? "fdatasync" : "fsync", mapped(), wanted);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /** The file that the kernel has mapped; Linux tells it. */
  private static Optional<Path> mapped() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines.filter(line -> line.contains("sqlitejdbc") && line.contains("/")).map(line -> Path.of(line.substring(line.indexOf('/')))).findFirst();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
