package org.hall24.queue.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** A few days of a kiosk in bad weather: what may happen in them, how often, and what must hold all the while. */
final class StormyDays implements ArbitrarySupplier<ActionChain<World>> {

  static Path fresh() {
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

  @Override
  public Arbitrary<ActionChain<World>> get() {
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

  /** Lives through them. */
  static void live(ActionChain<World> chain) {
    try {
      chain.withInvariant("at any moment", World::check).run().endsWell();
    } finally {
      // A world that failed leaves its place to the next, smaller one.
      chain.finalState().ifPresent(World::close);
    }
  }
}
