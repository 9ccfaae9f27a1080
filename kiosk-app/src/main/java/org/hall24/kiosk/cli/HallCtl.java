package org.hall24.kiosk.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The technician's hand: {@code hallctl GROUP VERB …}. Every part of the machine alone, without a window. */
public final class HallCtl {

  private static final long LAST_WORDS_SECONDS = 10;
  private static final long PATIENCE_MS = 300;
  private static final String LOG_LEVEL = "hall24.log.level";

  private HallCtl() {}

  @Command(
      name = "hallctl",
      synopsisSubcommandLabel = "GROUP VERB",
      description = "Meet each part of a Hall24 kiosk alone.",
      footer = {
        "",
        "Options stand before or after the verb. Answers go to standard output, one JSON document with --json;",
        "everything else goes to standard error. Exit 0: done. 1: it did not happen, or is not so. 2: wrong use."
      })
  private static final class Root extends VerbGroup {
    @Option(names = "--version", description = "Show the release and end.")
    boolean version;

    /** For {@code --version --json}; read from the arguments, like everywhere before they are understood. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;
  }

  /** Runs one command in a process of its own. */
  public static void main(String[] args) {
    if (System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "WARN");
    }
    Stop stop = new Stop();
    CountDownLatch finished = new CountDownLatch(1);
    Thread verb = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("hallctl-stop")
                .unstarted(
                    () -> {
                      stop.fire();
                      letFinish(finished, verb);
                    }));
    int exit;
    try {
      exit = run(Surroundings.ofProcess(stop), args);
    } finally {
      finished.countDown();
    }
    System.exit(exit);
  }

  private static void letFinish(CountDownLatch finished, Thread verb) {
    try {
      // Who waits for the stop ends by itself; who waits for a device or a person is woken.
      if (!finished.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        verb.interrupt();
      }
      if (!finished.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("hallctl: a device did not let go in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs one command in this process.
   *
   * @return the exit code: 0 done; 1 it did not happen, or is not so; 2 wrong use; 130 stopped
   */
  public static int run(Surroundings surroundings, String... args) {
    CommandLine root = commands(surroundings, List.of(args));
    Voice voice = new Voice(surroundings.out(), surroundings.err(), List.of(args).contains("--json"));
    VerbFirst words = VerbFirst.order(root, args);
    try {
      ParseResult parsed = root.parseArgs(words.args());
      return execute(parsed, words, voice, surroundings);
    } catch (ParameterException e) {
      if (words.command().getCommand() instanceof VerbGroup) {
        return noVerb(words, voice);
      }
      voice.failure(
          "usage",
          oneLine(String.valueOf(e.getMessage())),
          "see: " + e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
      return Answer.WRONG_USE;
    }
  }

  private static int execute(ParseResult parsed, VerbFirst words, Voice voice, Surroundings surroundings) {
    CommandLine command = words.command();
    boolean help = parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested);
    if (help) {
      surroundings.out().println(command.getUsageMessage());
      surroundings.out().flush();
      return Answer.DONE;
    }
    return switch (command.getCommand()) {
      case Verb verb -> verb.call();
      case Root root when root.version -> {
        Release release = Release.ofThisProgram();
        voice.say(release.json(), release.sentence());
        yield Answer.DONE;
      }
      default -> noVerb(words, voice);
    };
  }

  private static int noVerb(VerbFirst words, Voice voice) {
    CommandLine group = words.command();
    String name = group.getCommandSpec().qualifiedName(" ");
    voice.failure(
        "usage",
        words.stranger().map(word -> name + " knows no verb \"" + word + "\"").orElse("a verb is missing after " + name),
        "see: " + name + " --help");
    return Answer.WRONG_USE;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * The commands that the arguments may mean: describing a verb to the parser takes longer than most verbs do. Everything
   * when they name no verb, for help and for telling what is wrong.
   */
  private static CommandLine commands(Surroundings s, List<String> args) {
    CommandLine root = new CommandLine(new Root());
    Optional<Verb> alone = VerbTable.alone(s, args);
    if (alone.isPresent()) {
      root.addSubcommand(alone.get());
      return root;
    }
    List<VerbTable.Words> named = VerbTable.groups(s, args);
    List<VerbTable.Words> meant = named.stream().filter(group -> !group.named(args).isEmpty()).toList();
    if (!meant.isEmpty()) {
      meant.forEach(group -> root.addSubcommand(group.describe(group.named(args))));
    } else if (!named.isEmpty()) {
      named.forEach(group -> root.addSubcommand(group.describe(group.verbs())));
    } else {
      VerbTable.groups(s).forEach(group -> root.addSubcommand(group.describe(group.verbs())));
      VerbTable.alone(s).forEach(root::addSubcommand);
    }
    return root;
  }
}
