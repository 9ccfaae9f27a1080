package org.hall24.kiosk.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The peers that somebody has built beside the jars: {@code bench-peers/*.jar}. */
final class Peers implements AutoCloseable {

  /** What a row says when there are none. */
  static final String ABSENT = "peers: none here; packaging/bench-peers/build fetches Square Tape and db-scheduler";

  private static final String FOLDER = "hall24.bench.peers";

  private final URLClassLoader loader;
  private final List<Peer> found = new ArrayList<>();

  private Peers(URLClassLoader loader) {
    this.loader = loader;
    ServiceLoader.load(Peer.class, loader).forEach(found::add);
  }

  /** Looks beside the jars, or where the property {@value #FOLDER} says. */
  static Peers beside() throws IOException {
    List<URL> jars = new ArrayList<>();
    Path folder = folder();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(file.toUri().toURL());
        }
      }
    }
    return new Peers(new URLClassLoader(jars.toArray(URL[]::new), Peers.class.getClassLoader()));
  }

  private static Path folder() {
    String named = System.getProperty(FOLDER);
    if (named != null) {
      return Path.of(named);
    }
    try {
      CodeSource source = Peers.class.getProtectionDomain().getCodeSource();
      return source == null ? Path.of("bench-peers") : Path.of(source.getLocation().toURI()).resolveSibling("bench-peers");
    } catch (URISyntaxException e) {
      return Path.of("bench-peers");
    }
  }

  /** All of them, none opened. */
  List<Peer> found() {
    return found;
  }

  /** Closes those that were opened, and forgets their classes. */
  @Override
  public void close() throws IOException {
    for (Peer peer : found) {
      peer.close();
    }
    loader.close();
  }
}
