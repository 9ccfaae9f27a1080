package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hall24.kiosk.bench.Benchmark;
import org.hall24.kiosk.bench.Benchmarks;
import org.hall24.kiosk.bench.Measure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl bench [NAME…]}: measures this machine beside what bounds it, and prints ratios. */
@Command(name = "bench", description = "Measure parts of the kiosk beside what bounds them; without a name, all of them.")
final class BenchVerb extends ConfiguredVerb {

  private static final int QUEUE_ROWS_LEAST = 1000;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to measure; see --list.")
  List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "Name what can be measured, and end.")
  boolean list;

  @Option(names = "--work", paramLabel = "DIR", description = "A folder on the disk to be measured (default: a private one).")
  Optional<Path> work = Optional.empty();

  @Option(names = "--rows", paramLabel = "N", description = "How many filings wait in the queue.* measures of depth (default: 100000).")
  Optional<Integer> rows = Optional.empty();

  BenchVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    return list ? listing() : measured(chosen());
  }

  private static Answer listing() {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("benchmarks");
    Table table = new Table("name", "what it measures");
    for (Benchmark benchmark : Benchmarks.ALL) {
      all.addObject().put("name", benchmark.name()).put("says", benchmark.says());
      table.row(benchmark.name(), benchmark.says());
    }
    return Answer.done(json, table.toString());
  }

  private List<Benchmark> chosen() throws Failed {
    if (rows.isPresent() && rows.get() < QUEUE_ROWS_LEAST) {
      throw Failed.wrongUse("usage", "--rows " + rows.get() + " is fewer than " + QUEUE_ROWS_LEAST, "name more, for example --rows 1000000");
    }
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : names) {
      List<Benchmark> meant = Benchmarks.named(name);
      if (meant.isEmpty()) {
        throw Failed.wrongUse(
            "usage",
            "there is no benchmark \"" + name + "\"",
            "name one of " + String.join(", ", Benchmarks.ALL.stream().map(Benchmark::name).toList()));
      }
      chosen.addAll(meant);
    }
    return names.isEmpty() ? Benchmarks.ALL : chosen;
  }

  private Answer measured(List<Benchmark> chosen) throws Failed, InterruptedException {
    ObjectNode json = Json.object();
    ArrayNode rows = json.putArray("measures");
    Table table = new Table("benchmark", "measure", "value", "unit", "bound", "holds");
    boolean within = true;
    for (Benchmark benchmark : chosen) {
      for (Measure measure : measures(benchmark)) {
        rows.add(row(benchmark.name(), measure));
        table.row(
            benchmark.name(),
            measure.what(),
            String.format(Locale.ROOT, "%,.3f", measure.value()),
            measure.unit(),
            measure.bound().map(Object::toString).orElse(""),
            measure.holds().map(holds -> holds ? "yes" : "NO").orElse(""));
        within &= measure.holds().orElse(true);
      }
    }
    return within ? Answer.done(json, table.toString()) : Answer.notSo(json, table.toString());
  }

  private List<Measure> measures(Benchmark benchmark) throws Failed, InterruptedException {
    voice().note("measuring " + benchmark.name() + ": " + benchmark.says());
    OptionalInt most = rows.map(OptionalInt::of).orElse(OptionalInt.empty());
    try {
      return benchmark.measure(new Benchmark.Bench(work, most, surroundings.random()));
    } catch (Benchmark.CannotMeasure e) {
      throw Failed.because("cannot-measure", benchmark.name() + ": " + e.getMessage(), e.action());
    }
  }

  private static ObjectNode row(String name, Measure measure) {
    ObjectNode row = Json.object().put("benchmark", name).put("measure", measure.what()).put("value", measure.value()).put("unit", measure.unit());
    Json.put(row, "bound", measure.bound().map(Object::toString));
    measure.holds().ifPresentOrElse(holds -> row.put("holds", holds), () -> row.putNull("holds"));
    return row;
  }
}
