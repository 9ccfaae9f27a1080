package org.hall24.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names in the state folder, and the moves between them that must survive a power cut.
 *
 * @param folder the state folder
 */
record StoreFiles(Path folder) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  Path database() {
    return folder.resolve("queue.db");
  }

  Path log() {
    return folder.resolve("queue.db-wal");
  }

  Path index() {
    return folder.resolve("queue.db-shm");
  }

  /** A database on its way to being one; worth nothing until it is renamed. */
  Path unfinished() {
    return folder.resolve("queue.db.new");
  }

  Path witness() {
    return folder.resolve("queue.witness");
  }

  Path lock() {
    return folder.resolve("queue.lock");
  }

  Path keys() {
    return folder.resolve("keys");
  }

  Path attachments() {
    return folder.resolve("attachments");
  }

  Path reserve() {
    return folder.resolve("queue.reserve");
  }

  private Path marker() {
    return folder.resolve("queue.damaged");
  }

  /** Remembers, on disk, that a running store found itself damaged: the next start sets it aside before it opens anything. */
  void markDamaged(String what) throws IOException {
    if (!Files.exists(marker())) {
      Files.writeString(marker(), what + "\n", StandardCharsets.UTF_8);
      force(marker());
      forceFolder(folder);
    }
  }

  /** What a run before found. */
  Optional<String> damageMarked() throws IOException {
    return Files.exists(marker()) ? Optional.of(Files.readString(marker(), StandardCharsets.UTF_8).strip()) : Optional.empty();
  }

  /** The name of the copy that is made before a migration; one that no attempt before has taken. */
  Path copyBefore(int version, Instant now) {
    String wanted = "before-" + version + "-" + STAMP.format(now);
    Path copy = folder.resolve(wanted + ".copy");
    for (int n = 2; Files.exists(copy); n++) {
      copy = folder.resolve(wanted + "-" + n + ".copy");
    }
    return copy;
  }

  /** The copies that migrations made. */
  List<Path> copiesBefore() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.getFileName().toString().matches("before-\\d+-.*\\.copy")).toList();
    }
  }

  /** Makes the folder if there is none, readable by its owner only. */
  void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      ownerOnly(folder, "rwx------");
      Path above = folder.toAbsolutePath().getParent();
      if (above != null) {
        forceFolder(above);
      }
    }
  }

  static void ownerOnly(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Removes the leftovers of a creation that was cut short. */
  void dropUnfinished() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(folder.resolve("queue.db.new" + suffix));
    }
  }

  void finish() throws IOException {
    force(unfinished());
    Files.move(unfinished(), database(), StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folder);
  }

  /**
   * Moves what there is of database, log, index and a copy of the witness into a dated folder. Nothing is deleted.
   *
   * @return the folder's name
   */
  String setAside(Instant now, long seq) throws IOException {
    Path aside = newFolder("damaged-" + STAMP.format(now) + "-" + seq);
    if (Files.exists(witness(), LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(witness(), aside.resolve(witness().getFileName()));
    }
    // The database last: while it is here, a second start finds the same damage and tells it again.
    for (Path file : List.of(log(), index(), database(), marker())) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    forceFolder(aside);
    forceFolder(folder);
    return aside.getFileName().toString();
  }

  private Path newFolder(String wanted) throws IOException {
    for (int n = 1; ; n++) {
      Path candidate = folder.resolve(n == 1 ? wanted : wanted + "-" + n);
      try {
        Files.createDirectory(candidate);
        ownerOnly(candidate, "rwx------");
        return candidate;
      } catch (FileAlreadyExistsException taken) {
        // Two damages within one second: the next name.
      }
    }
  }

  /** The newest folder of a database that was set aside. */
  Optional<String> newestAside() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("damaged-"))
          .max(String::compareTo);
    }
  }

  /** What lies in the folder of that name. */
  List<String> namesIn(String aside) throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve(aside))) {
      return new ArrayList<>(entries.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
