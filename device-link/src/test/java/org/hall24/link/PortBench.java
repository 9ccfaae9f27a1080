package org.hall24.link;

import static org.hall24.link.Bytes.PATIENCE;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A port's owner on one end of a cable in memory. */
final class PortBench {
  static final DeviceState READY = new DeviceState.Ready();
  static final Duration DEADLINE = Duration.ofSeconds(10);

  final MemoryLine cable = MemoryLine.pair("bench");
  final LeapTicker ticker = LeapTicker.manual();

  SupervisedPort.Builder onRealTime() {
    return SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(1))
        .checkEvery(Duration.ofMillis(5))
        .backOff(Duration.ofMillis(1), Duration.ofMillis(10));
  }

  SupervisedPort.Builder onLeaps() {
    return SupervisedPort.of(cable.hostPort(), ticker, new Random(1));
  }

  static <T> CompletableFuture<Answer<T>> inBackground(
      PortOwner owner, Priority priority, Duration deadline, Exchange<T> exchange) {
    CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(owner.call(priority, deadline, exchange));
          } catch (InterruptedException | RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  static <T> T got(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
