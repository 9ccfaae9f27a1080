package org.hall24.kiosk.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything that {@code hallctl} can do, by its words; made only when it is asked for. */
final class VerbTable {

  /** Options that take no value, so that the word after them may be a verb. */
  private static final Set<String> FLAGS = Set.of("--json", "--reveal", "--newest-address", "--finger", "--watch", "--draw");

  private static final Map<String, Function<Surroundings, Words>> GROUPS = new LinkedHashMap<>();
  private static final Map<String, Function<Surroundings, Verb>> ALONE = new LinkedHashMap<>();

  static {
    GROUPS.put(
        "id",
        s ->
            Words.of(
                new IdVerbs.Group(),
                new IdVerbs.Read(s),
                new IdVerbs.Watch(s),
                new IdVerbs.Status(s),
                new IdVerbs.Reset(s),
                new IdVerbs.Speed(s)));
    GROUPS.put(
        "face",
        s ->
            Words.of(
                new FaceVerbs.Group(),
                new FaceVerbs.Ping(s),
                new FaceVerbs.Verify(s),
                new FaceVerbs.Erase(s),
                new FaceImpact(s)));
    GROUPS.put(
        "code",
        s ->
            Words.of(
                new CodeVerbs.Group(),
                new CodeVerbs.Sign(s),
                new CodeVerbs.Verify(s),
                new CodeVerbs.Key(s)));
    GROUPS.put(
        "locker",
        s ->
            Words.of(
                new LockerVerbs.Group(),
                new LockerOpen(s),
                new LockerHandOver.Deposit(s),
                new LockerHandOver.Collect(s),
                new LockerReconcile(s),
                new LockerKeeping.Move(s),
                new LockerKeeping.Recall(s),
                new LockerKeeping.Renew(s),
                new LockerKeeping.Emergency(s),
                new LockerKeeping.KeyOpening(s),
                new LockerVerbs.Status(s),
                new LockerVerbs.Listing(s),
                new LockerCommission(s)));
    GROUPS.put(
        "signal",
        s ->
            Words.of(
                new SignalVerbs.Group(),
                new SignalVerbs.Show(s),
                new SignalVerbs.Set(s)));
    GROUPS.put(
        "printer",
        s ->
            Words.of(
                new PrinterVerbs.Group(),
                new PrinterVerbs.Status(s),
                new PrinterVerbs.Test(s),
                new PrinterVerbs.Print(s)));
    GROUPS.put(
        "document",
        s ->
            Words.of(
                new DocumentVerbs.Group(),
                new DocumentVerbs.Render(s),
                new DocumentVerify(s),
                new DocumentVerbs.Listing(s),
                new DocumentVerbs.Example(s),
                new DocumentVerbs.Key(s)));
    GROUPS.put(
        "queue",
        s ->
            Words.of(
                new QueueReadingVerbs.Group(),
                new QueueWritingVerbs.Submit(s),
                new QueueWritingVerbs.Drain(s),
                new QueueWritingVerbs.Retry(s),
                new QueueWritingVerbs.Discard(s),
                new RecoveryVerbs.MakeKey(s),
                new RecoveryVerbs.Recover(s),
                new QueueReadingVerbs.Listing(s),
                new QueueReadingVerbs.Show(s),
                new QueueReadingVerbs.Stats(s)));
    GROUPS.put(
        "journal",
        s ->
            Words.of(
                new JournalVerbs.Group(),
                new JournalVerbs.Verify(s),
                new JournalVerbs.CustodyOf(s),
                new JournalVerbs.Export(s),
                new JournalVerbs.Tail(s),
                new JournalImport(s)));
    GROUPS.put(
        "config",
        s ->
            Words.of(
                new ConfigVerbs.Group(),
                new ConfigVerbs.Check(s),
                new ConfigVerbs.Show(s)));
    GROUPS.put("backend", s -> Words.of(new BackendVerbs.Group(), new BackendVerbs.Check(s)));
    GROUPS.put(
        "emulate",
        s ->
            Words.of(
                new EmulateGroup(),
                new EmulateReader(s),
                new EmulateLocker(s),
                new EmulatePrinter(s),
                new EmulateA4(s),
                new EmulateFace(s),
                new EmulateScanner(s),
                new EmulateBackend(s)));
    ALONE.put("bench", BenchVerb::new);
    ALONE.put("doctor", DoctorVerb::new);
    ALONE.put("scan", ScanVerb::new);
    ALONE.put("setup", SetupVerb::new);
  }

  private VerbTable() {}

  /** The verb without a group that the arguments name. */
  static Optional<Verb> alone(Surroundings s, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      boolean value = i > 0 && args.get(i - 1).startsWith("-") && !FLAGS.contains(args.get(i - 1)) && !args.get(i - 1).contains("=");
      if (!value && GROUPS.containsKey(args.get(i))) {
        return Optional.empty();
      }
      Function<Surroundings, Verb> alone = ALONE.get(args.get(i));
      if (!value && alone != null) {
        return Optional.of(alone.apply(s));
      }
    }
    return Optional.empty();
  }

  /** All verbs without a group. */
  static List<Verb> alone(Surroundings s) {
    return ALONE.values().stream().map(verb -> verb.apply(s)).toList();
  }

  /** The groups that stand among the arguments. */
  static List<Words> groups(Surroundings s, List<String> args) {
    return GROUPS.entrySet().stream().filter(group -> args.contains(group.getKey())).map(group -> group.getValue().apply(s)).toList();
  }

  /** All groups. */
  static List<Words> groups(Surroundings s) {
    return GROUPS.values().stream().map(group -> group.apply(s)).toList();
  }

  /** A group and its verbs, not yet described to the parser. */
  record Words(VerbGroup group, List<Verb> verbs) {
    static Words of(VerbGroup group, Verb... verbs) {
      return new Words(group, List.of(verbs));
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
}
