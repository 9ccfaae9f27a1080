package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hall24.kiosk.demo.hall.DemoProcesses;
import org.hall24.kiosk.demo.people.DemoPerson;

/**
 * Reads what became of the night, each fact from outside the kiosk's process: the backend over HTTP, bolts and receipts in the
 * hall's process, the database reopened by {@code hallctl}, logs and files as bytes.
 */
final class Evidence {
  private static final String BACKEND = "the backend, over HTTP";
  private static final String HALL = "the hall's process";
  private static final String DATABASE = "the database, reopened by hallctl";
  private static final String FILES = "every file of the kiosk, as bytes";

  private final DemoProcesses processes;
  private final Hall hall;
  private final Path out;
  private final ObjectMapper json = new ObjectMapper();

  Evidence(DemoProcesses processes, Hall hall, Path out) {
    this.processes = processes;
    this.hall = hall;
    this.out = out;
  }

  /** Reads everything; files what the night left behind where it is looked for. */
  Facts read(Story.Diary diary) throws IOException, InterruptedException {
    Facts facts = new Facts();
    fromTheBackend(facts, diary);
    fromTheHall(facts, diary);
    fromTheDatabase(facts, diary);
    keepPapers();
    personalData(facts, diary);
    return facts;
  }

  private void fromTheBackend(Facts facts, Story.Diary diary) throws IOException, InterruptedException {
    Remote backend = new Remote(processes.backendUrl());
    JsonNode filings = backend.get("/sandbox/filings").body().path("filings");
    JsonNode events = backend.get("/sandbox/events").body().path("events");
    json.writerWithDefaultPrettyPrinter().writeValue(out.resolve("backend-filings.json").toFile(), filings);
    json.writerWithDefaultPrettyPrinter().writeValue(out.resolve("backend-events.json").toFile(), events);
    facts.add("filings at the backend", BACKEND, 2, filings.size());
    for (String number : List.of(diary.nurseNumber, diary.neighbourNumber)) {
      List<JsonNode> found = stream(filings).filter(f -> same(f.path("acceptanceNo").asText(), number)).toList();
      facts.add("filing " + number + " took effect", BACKEND, 1, found.stream().mapToInt(f -> f.path("applied").asInt()).sum());
    }
    facts.add("keys that took effect twice", BACKEND, 0, backend.get("/sandbox/counts").body().path("twice").asInt());
    List<JsonNode> custody = stream(events).filter(e -> e.path("kind").asText().equals("custody")).toList();
    List<JsonNode> passed = custody.stream().filter(e -> Phone.body(e).has("to")).toList();
    String result = "result:" + diary.neighbourNumber.replace(" ", "");
    facts.add("custody of the originals at the backend", BACKEND, "resident → hall, hall → courier-1", handOvers(passed, item -> !item.equals(result)));
    facts.add("custody of the result at the backend", BACKEND, "courier-1 → hall, hall → resident", handOvers(passed, result::equals));
    facts.add(
        "codes that went to the back office, for its message", BACKEND, 1,
        (int) custody.stream().filter(e -> Phone.body(e).path("what").asText().equals("pickup-code")).count());
    facts.add("custody events applied", BACKEND, 5, custody.stream().mapToInt(e -> e.path("applied").asInt()).sum());
  }

  private void fromTheHall(Facts facts, Story.Diary diary) throws InterruptedException {
    JsonNode world = hall.world();
    facts.add("bolt pulses of the night (originals in and out, a result in and out)", HALL, 4, world.path("pulses").asInt());
    Set<String> moved = new TreeSet<>();
    stream(world.path("cells")).filter(c -> c.path("pulses").asInt() > 0).forEach(c -> moved.add(c.path("cell").asText() + "×" + c.path("pulses").asInt()));
    facts.add("bolts that moved", HALL, new TreeSet<>(List.of(diary.depositCell + "×2", diary.resultCell + "×2")), moved);
    facts.add("bolt pulses over the power cut", HALL, diary.pulsesBeforeCut, diary.pulsesAfterReturn);
    facts.add("receipts over the power cut", HALL, diary.receiptsBeforeCut, diary.receiptsAfterReturn);
    facts.add("receipts printed", HALL, 3, world.path("receipts").asInt());
    facts.add("doors left open", HALL, 0, (int) stream(world.path("cells")).filter(c -> c.path("open").asBoolean()).count());
    facts.add("papers left in the cabinet", HALL, 0, (int) stream(world.path("cells")).filter(c -> c.path("paper").asBoolean()).count());
    for (String device : List.of("id-reader", "face", "locker", "printer")) {
      JsonNode counts = world.path("devices").path(device);
      facts.add(
          "malformed, overlapping, forbidden frames at the " + device, HALL, "0, 0, 0",
          counts.path("malformed").asInt() + ", " + counts.path("overlapping").asInt() + ", " + counts.path("forbidden").asInt());
    }
  }

  private void fromTheDatabase(Facts facts, Story.Diary diary) throws IOException, InterruptedException {
    hall.act("power-off");
    HallCtlReading hallctl = new HallCtlReading(processes.run().resolve("state"), processes.run().resolve("logs").resolve("hallctl.log"));
    HallCtlReading.Answer journal = hallctl.ask("journal", "verify");
    facts.add("the journal verifies", DATABASE, "true, exit 0", journal.body().path("valid").asBoolean() + ", exit " + journal.exit());
    HallCtlReading.Answer stats = hallctl.ask("queue", "stats");
    facts.add("waiting and dead items", DATABASE, "0, 0", stats.body().path("pending").asInt(-1) + ", " + stats.body().path("dead").asInt(-1));
    HallCtlReading.Answer chain = hallctl.ask("journal", "custody", diary.nurseNumber);
    String holders = stream(chain.body().path("chain")).map(Evidence::holder).collect(Collectors.joining(" → "));
    facts.add("custody of the nurse's originals", DATABASE, "resident → cell " + diary.depositCell + " → courier-1", holders);
    HallCtlReading.Answer result = hallctl.ask("journal", "custody", "result:" + diary.neighbourNumber.replace(" ", ""));
    facts.add(
        "custody of the neighbour's certificate", DATABASE, "courier-1 → cell " + diary.resultCell + " → resident",
        stream(result.body().path("chain")).map(Evidence::holder).collect(Collectors.joining(" → ")));
    Path export = out.resolve("journal.jsonl");
    HallCtlReading.Answer exported = hallctl.ask("journal", "export", "--out", export.toAbsolutePath().toString());
    facts.add("the journal was exported", DATABASE, "exit 0", "exit " + exported.exit());
  }

  /** Recordings and receipts go to the top of the results, where a person looks. */
  private void keepPapers() throws IOException {
    copy(processes.run().resolve("receipts"), out);
    copy(processes.run().resolve("state").resolve("recordings"), Files.createDirectories(out.resolve("lines")));
    copy(processes.run().resolve("slips"), out);
    copy(processes.run().resolve("passing"), Files.createDirectories(out.resolve("screens")));
  }

  private void personalData(Facts facts, Story.Diary diary) throws IOException {
    PersonalDataScan scan = new PersonalDataScan();
    for (DemoPerson person : DemoPerson.everybody()) {
      scan.lookFor("name", person.name());
      scan.lookFor("number", person.number());
      person.address().ifPresent(address -> scan.lookFor("address", address));
      person.nameLatin().ifPresent(name -> scan.lookFor("name", name));
    }
    scan.lookFor("phone", Story.NURSE_PHONE);
    scan.lookFor("phone", Story.NEIGHBOUR_PHONE);
    scan.lookFor("certificate", Story.NURSE_CERTIFICATE);
    if (!diary.pickUpCode.isEmpty()) {
      scan.lookFor("pick-up code", diary.pickUpCode);
    }
    List<Path> folders = new ArrayList<>(List.of(processes.run().resolve("state"), processes.run().resolve("logs"), out.resolve("lines")));
    PersonalDataScan.Outcome outcome = scan.scan(folders);
    facts.add(
        "personal data in logs, recordings and the database (" + outcome.files() + " files, " + outcome.needles() + " patterns)", FILES, "none",
        outcome.finds().isEmpty() ? "none" : outcome.finds().toString());
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String handOvers(List<JsonNode> events, Predicate<String> item) {
    return events.stream()
        .map(Phone::body)
        .filter(body -> item.test(body.path("item").asText()))
        .map(body -> body.path("from").asText() + " → " + body.path("to").asText())
        .collect(Collectors.joining(", "));
  }

  /** What the hall holds lies in a cell. */
  private static String holder(JsonNode link) {
    return link.path("holder").asText().equals("hall") ? "cell " + link.path("place").asText() : link.path("holder").asText();
  }

  private static boolean same(String one, String other) {
    return one.replace(" ", "").equals(other.replace(" ", ""));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
