package org.hall24.kiosk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets options stand before the verb, too: moves the words of the verb to the front. To tell a verb from an option's value it
 * looks up how many values an option takes, anywhere in the tree.
 */
final class VerbFirst {

  private final List<String> verb = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private Optional<String> stranger = Optional.empty();
  private CommandLine here;

  private VerbFirst(CommandLine root) {
    this.here = root;
  }

  /** Looks at the arguments of one command. */
  static VerbFirst order(CommandLine root, String... args) {
    VerbFirst order = new VerbFirst(root);
    int i = 0;
    while (i < args.length && !args[i].equals("--")) {
      i = order.take(args, i);
    }
    order.rest.addAll(List.of(args).subList(i, args.length));
    return order;
  }

  /** The same arguments, the verb's words first, everything else in its order. */
  String[] args() {
    return Stream.concat(verb.stream(), rest.stream()).toArray(String[]::new);
  }

  /** The command as far as its words are known. */
  CommandLine command() {
    return here;
  }

  /** The first word that stands where a verb should and is none. */
  Optional<String> stranger() {
    return stranger;
  }

  private int take(String[] args, int at) {
    String arg = args[at];
    CommandLine sub = here.getSubcommands().get(arg);
    if (sub != null) {
      verb.add(arg);
      here = sub;
      return at + 1;
    }
    rest.add(arg);
    if (!arg.startsWith("-") && stranger.isEmpty() && !here.getSubcommands().isEmpty()) {
      stranger = Optional.of(arg);
    }
    if (!arg.startsWith("-") || arg.contains("=")) {
      return at + 1;
    }
    int end = Math.min(args.length, at + 1 + values(here.getCommandSpec(), arg));
    rest.addAll(List.of(args).subList(at + 1, end));
    return end;
  }

  /** How many values an option surely takes, by the first command at or below this one that has it. */
  private static int values(CommandSpec spec, String name) {
    OptionSpec option = spec.findOption(name);
    if (option != null) {
      return option.arity().min();
    }
    for (CommandLine sub : spec.subcommands().values()) {
      int values = values(sub.getCommandSpec(), name);
      if (values > 0) {
        return values;
      }
    }
    return 0;
  }
}
