package org.hall24.queue;

import java.nio.file.Path;
import org.hall24.queue.outbox.OutboxShelf;

/** Compiled into previous-release.jar with the classes of its day: what a rolled-back kiosk does with the file it finds. */
public class PreviousRelease {
  public static void main(String[] args) {
    try (Bench bench = Bench.open(Path.of(args[0]))) {
      OutboxShelf shelf = new OutboxShelf(bench.store());
      System.out.println("filings " + shelf.filings(99).size());
      System.out.println("accepted " + bench.accept(args[1]).acceptanceNo());
      System.out.println("verify " + bench.store().verify().getClass().getSimpleName());
      System.out.println("counts " + shelf.counts());
    }
  }
}
