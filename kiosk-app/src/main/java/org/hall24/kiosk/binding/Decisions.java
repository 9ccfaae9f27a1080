package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.hall24.queue.delivery.Backend.Answered;
import org.hall24.queue.delivery.Standing;

/**
 * What the office decided about filings, as far as it says so in a moment: asked all at once, and whoever waits for a page does
 * not wait for a backend that is slow or away.
 */
final class Decisions {
  private final Function<String, Answered<Standing>> office;
  private final BooleanSupplier online;
  private final Executor workers;

  /**
   * @param office asks for one filing by its key
   * @param online whether it is worth asking
   */
  Decisions(Function<String, Answered<Standing>> office, BooleanSupplier online, Executor workers) {
    this.office = office;
    this.online = online;
    this.workers = workers;
  }

  /** How these filings stand, by key; those that were not told in time are missing. */
  Map<String, Standing> about(List<String> keys, Duration atMost) throws InterruptedException {
    Map<String, Standing> told = new HashMap<>();
    if (keys.isEmpty() || !online.getAsBoolean()) {
      return told;
    }
    Map<String, CompletableFuture<Answered<Standing>>> asked = new HashMap<>();
    keys.forEach(key -> asked.put(key, CompletableFuture.supplyAsync(() -> office.apply(key), workers)));
    try {
      CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Those that have answered by now are told; the others stay as this machine knows them.
      asked.values().removeIf(f -> !f.isDone() || f.isCompletedExceptionally());
    }
    asked.forEach((key, answer) -> {
      if (answer.join() instanceof Answered.With<Standing>(Standing standing)) {
        told.put(key, standing);
      }
    });
    return told;
  }

  /**
   * A result that somebody may bring.
   *
   * @param value the filing
   * @param paper what the office issued, empty where it did not say
   */
  record Expected<T>(T value, String paper) {}

  /**
   * Which filings a courier may bring a result of: first those the office decided and sends a document of to a cell, then those
   * it has not decided or not told about. What it sends another way, or turned down, is not brought.
   */
  static <T> List<Expected<T>> expected(List<T> filings, Function<T, String> key, Map<String, Standing> told) {
    List<Expected<T>> decided = new ArrayList<>();
    List<Expected<T>> open = new ArrayList<>();
    for (T filing : filings) {
      Optional<Standing.Decision> decision = Optional.ofNullable(told.get(key.apply(filing))).flatMap(Standing::decision);
      if (decision.isEmpty()) {
        open.add(new Expected<>(filing, ""));
      } else {
        decision.get().documents().stream()
            .filter(document -> document.by().map("cell"::equals).orElse(true))
            .findFirst()
            .ifPresent(document -> decided.add(new Expected<>(filing, document.name())));
      }
    }
    decided.addAll(open);
    return List.copyOf(decided);
  }
}
