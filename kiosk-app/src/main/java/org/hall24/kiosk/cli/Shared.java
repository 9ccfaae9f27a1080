package org.hall24.kiosk.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every verb has. */
final class Shared {

  @Option(names = "--json", description = "Answer with one JSON document (verbs that repeat: one per line).")
  boolean json;

  @Option(names = "--state", paramLabel = "DIR", description = "The folder of journal, custody, outbox and keys.")
  Optional<Path> state = Optional.empty();

  @Option(names = "--timeout", paramLabel = "S", description = "Give up after so many seconds (default: 30).")
  Optional<Double> timeout = Optional.empty();

  @Option(names = "--reveal", description = "Do not mask personal data.")
  boolean reveal;

  @Option(names = "--debug", paramLabel = "FILE", description = "Write what a developer needs to know of a failure to FILE.")
  Optional<Path> debug = Optional.empty();

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  boolean help;
}
