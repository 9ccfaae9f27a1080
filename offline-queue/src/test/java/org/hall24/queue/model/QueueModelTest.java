package org.hall24.queue.model;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.ActionChain;
import org.junit.jupiter.api.Test;

/**
 * Enqueue, claim, any answer, crash, reopen, time, disk full, technician: against an oracle in memory. Accepted is delivered,
 * waiting, dead or discarded by two; once per key; no event before its filing; the journal's fold equals the tables.
 *
 * <p>More than a build needs: {@code -Dmodel.runs=100000}; one whole week of one seed: {@code -Dmodel.seed=N}; other chances
 * than the build's: {@link QueueModelCampaign}.
 */
class QueueModelTest {

  private static final int RUNS = Integer.getInteger("model.runs", 1000);

  static {
    // A thousand stormy weeks would otherwise be told line by line.
    ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("org.hall24")).setLevel(ch.qos.logback.classic.Level.OFF);
  }

  /** The same thousand for every build: whoever changes something else is not met by another's bad luck. */
  @Property(tries = 1000, seed = "20261126", shrinking = ShrinkingMode.BOUNDED)
  void whatever_happens_nothing_is_lost_and_nothing_is_twice(@ForAll(supplier = StormyDays.class) ActionChain<World> chain) {
    StormyDays.live(chain);
  }

  @Test
  void as_many_more_runs_as_somebody_asked_for() {
    for (int run = 1000; run < RUNS; run++) {
      simulate(run, 8);
    }
    if (RUNS > 1000) {
      System.out.println("model: " + (RUNS - 1000) + " numbered seeds lived, lost 0, twice 0");
    }
  }

  @Test
  void one_seed_is_a_whole_week() {
    simulate(Long.getLong("model.seed", 20261126), 400);
  }

  /** The same deeds, drawn from one seed: replayed exactly by naming it. */
  private static void simulate(long seed, int deeds) {
    Random random = new Random(seed);
    World world = new World(StormyDays.fresh(), seed);
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
