package org.hall24.kiosk.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The word before some verbs. Alone it does nothing: {@link HallCtl} says what is missing. */
@Command(synopsisSubcommandLabel = "VERB")
abstract class VerbGroup {

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  boolean help;
}
