package org.hall24.kiosk.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
    Map<String, Supplier<VerbWords>> groups = groups(s);
    List<VerbWords> named =
        groups.entrySet().stream().filter(group -> args.contains(group.getKey())).map(group -> group.getValue().get()).toList();
    List<VerbWords> meant = named.stream().filter(group -> !group.named(args).isEmpty()).toList();
    if (!meant.isEmpty()) {
      meant.forEach(group -> root.addSubcommand(group.describe(group.named(args))));
    } else if (!named.isEmpty()) {
      named.forEach(group -> root.addSubcommand(group.describe(group.verbs())));
    } else {
      groups.values().stream().map(Supplier::get).forEach(group -> root.addSubcommand(group.describe(group.verbs())));
    }
    return root;
  }

  /** A group and its verbs, not yet described to the parser. */
  private record VerbWords(VerbGroup group, List<Verb> verbs) {
    static VerbWords of(VerbGroup group, Verb... verbs) {
      return new VerbWords(group, List.of(verbs));
    }

    List<Verb> named(List<String> args) {
      return verbs.stream().filter(verb -> args.contains(name(verb))).toList();
    }

    CommandLine describe(List<Verb> some) {
      CommandLine words = new CommandLine(group);
      some.forEach(words::addSubcommand);
      return words;
    }

    private static String name(Verb verb) {
      Command command = verb.getClass().getAnnotation(Command.class);
      if (command == null) {
        throw new IllegalStateException(verb.getClass() + " has no name");
      }
      return command.name();
    }
  }

  /** Everything that {@code hallctl} can do. */
  private static Map<String, Supplier<VerbWords>> groups(Surroundings s) {
    Map<String, Supplier<VerbWords>> groups = new LinkedHashMap<>();
    groups.put("id", () -> VerbWords.of(new IdVerbs.Group(), new IdVerbs.Read(s), new IdVerbs.Watch(s), new IdVerbs.Status(s)));
    groups.put(
        "face", () -> VerbWords.of(new FaceVerbs.Group(), new FaceVerbs.Ping(s), new FaceVerbs.Verify(s), new FaceVerbs.Erase(s)));
    groups.put(
        "locker", () -> VerbWords.of(new LockerVerbs.Group(), new LockerOpen(s), new LockerVerbs.Status(s), new LockerVerbs.Listing(s)));
    groups.put(
        "printer",
        () -> VerbWords.of(new PrinterVerbs.Group(), new PrinterVerbs.Status(s), new PrinterVerbs.Test(s), new PrinterVerbs.Print(s)));
    groups.put(
        "queue",
        () ->
            VerbWords.of(
                new QueueReadingVerbs.Group(),
                new QueueWritingVerbs.Submit(s),
                new QueueWritingVerbs.Drain(s),
                new QueueWritingVerbs.Retry(s),
                new QueueReadingVerbs.Listing(s),
                new QueueReadingVerbs.Show(s),
                new QueueReadingVerbs.Stats(s)));
    groups.put(
        "journal",
        () ->
            VerbWords.of(
                new JournalVerbs.Group(),
                new JournalVerbs.Verify(s),
                new JournalVerbs.CustodyOf(s),
                new JournalVerbs.Export(s),
                new JournalVerbs.Tail(s)));
    groups.put("config", () -> VerbWords.of(new ConfigVerbs.Group(), new ConfigVerbs.Check(s), new ConfigVerbs.Show(s)));
    groups.put(
        "emulate",
        () ->
            VerbWords.of(
                new EmulateGroup(),
                new EmulateReader(s),
                new EmulateLocker(s),
                new EmulatePrinter(s),
                new EmulateFace(s),
                new EmulateBackend(s)));
    return groups;
  }
}
