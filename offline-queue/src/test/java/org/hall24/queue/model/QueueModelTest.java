package org.hall24.queue.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.junit.jupiter.api.Test;

/**
 * Enqueue, claim, any answer, crash, reopen, time, disk full, technician: against an oracle in memory. Accepted is delivered,
 * waiting, dead or discarded by two; once per key; no event before its filing; the journal's fold equals the tables.
 *
 * <p>More than a build needs: {@code -Dmodel.runs=100000}; one whole week of one seed: {@code -Dmodel.seed=N}.
 */
class QueueModelTest {

  private static final int RUNS = Integer.getInteger("model.runs", 1000);

  static {
    // A thousand stormy weeks would otherwise be told line by line.
    ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("org.hall24")).setLevel(ch.qos.logback.classic.Level.OFF);
  }

  private static Path fresh() {
    try {
      Path memory = Path.of("/dev/shm");
      // What a disk keeps is the matter of other tests; here the order of things is, a thousand times.
      return Files.isWritable(memory) ? Files.createTempDirectory(memory, "hall24-model") : Files.createTempDirectory("hall24-model");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Action.Independent<World> action(Arbitrary<Transformer<World>> arbitrary) {
    return () -> arbitrary;
  }

  private interface Deed {
    void on(World world);
  }

  private static Action.Independent<World> always(String name, Deed deed) {
    return action(Arbitraries.just(Transformer.mutate(name, deed::on)));
  }

  private static Action.Independent<World> delivery() {
    return action(
        Arbitraries.of(FakeCity.Sky.class)
            .flatMap(
                sky ->
                    Arbitraries.of(1, 20, 600, 30_000)
                        .map(seconds -> Transformer.mutate("deliver " + sky + " " + seconds + " s", world -> world.deliver(sky, Duration.ofSeconds(seconds))))));
  }

  private static Action.Independent<World> jump() {
    return action(
        Arbitraries.of(-3650L * 86_400, -3_600L, -1L, 90L, 86_400L, 3650L * 86_400)
            .map(seconds -> Transformer.mutate("clock " + seconds + " s", world -> world.clock.jump(Duration.ofSeconds(seconds)))));
  }

  @Provide
  Arbitrary<ActionChain<World>> days() {
    return Arbitraries.longs()
        .flatMap(
            seed ->
                ActionChain.startWith(() -> new World(fresh(), seed))
                    .withAction(6, always("file", w -> w.file(false)))
                    .withAction(2, always("file with a paper", w -> w.file(true)))
                    .withAction(4, always("custody", World::custody))
                    .withAction(2, always("rating", World::rating))
                    .withAction(8, delivery())
                    .withAction(2, always("crash", World::crash))
                    .withAction(1, always("reopen", World::reopen))
                    .withAction(1, always("disk full", World::fileOnAFullDisk))
                    .withAction(2, always("technician", World::technicianReplays))
                    .withAction(1, always("discard", World::twoPeopleDiscard))
                    .withAction(2, always("a day passes", w -> w.clock.pass(Duration.ofHours(25))))
                    .withAction(1, always("night", World::night))
                    .withAction(1, jump())
                    .withMaxTransformations(8));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void whatever_happens_nothing_is_lost_and_nothing_is_twice(@ForAll("days") ActionChain<World> chain) {
    World world = chain.withInvariant("at any moment", World::check).run();
    world.endsWell();
    world.close();
  }

  @Test
  void as_many_more_runs_as_somebody_asked_for() {
    for (int run = 1000; run < RUNS; run++) {
      simulate(run, 8);
    }
  }

  @Test
  void one_seed_is_a_whole_week() {
    simulate(Long.getLong("model.seed", 20261126), 400);
  }

  /** The same deeds, drawn from one seed: replayed exactly by naming it. */
  private static void simulate(long seed, int deeds) {
    Random random = new Random(seed);
    World world = new World(fresh(), seed);
    int deed = 0;
    try {
      for (; deed < deeds; deed++) {
        switch (random.nextInt(33)) {
          case 0, 1, 2, 3, 4, 5 -> world.file(false);
          case 6, 7 -> world.file(true);
          case 8, 9, 10, 11 -> world.custody();
          case 12, 13 -> world.rating();
          case 14, 15 -> world.crash();
          case 16 -> world.reopen();
          case 17 -> world.fileOnAFullDisk();
          case 18, 19 -> world.technicianReplays();
          case 20 -> world.twoPeopleDiscard();
          case 21, 22 -> world.clock.pass(Duration.ofMinutes(random.nextInt(600)));
          case 23 -> world.night();
          case 24 -> world.clock.jump(Duration.ofSeconds(random.nextLong(-3650L * 86_400, 3650L * 86_400)));
          default ->
              world.deliver(FakeCity.Sky.values()[random.nextInt(FakeCity.Sky.values().length)], Duration.ofSeconds(1 + random.nextInt(2000)));
        }
        world.check();
      }
      world.endsWell();
      world.close();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", deed " + deed + ": " + e.getMessage(), e);
    }
  }
}
