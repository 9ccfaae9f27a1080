package org.hall24.kiosk.print;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.hall24.link.Ticker;

/** Printers of a configuration's words. */
public final class A4Printers {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private A4Printers() {}

  /**
   * A printer at an address.
   *
   * @param settings {@code media}: the paper, {@code stuck-s}: seconds after which a job that does not move is withdrawn
   * @param answer how long a printer may be silent
   * @param left nanoseconds that are left for everything that is still to be asked
   */
  public static IppPrinter of(
      String address, Map<String, String> settings, Duration answer, LongSupplier left, Ticker ticker, RandomGenerator random) {
    URI uri = URI.create(address);
    IppSettings usual = IppSettings.defaults();
    IppSettings wanted =
        new IppSettings(
            usual.poll(),
            settings.containsKey("stuck-s") ? Duration.ofSeconds(Long.parseLong(settings.get("stuck-s"))) : usual.stuck(),
            answer.compareTo(usual.withdrawal()) < 0 ? answer : usual.withdrawal(),
            settings.getOrDefault("media", usual.media()));
    Duration silent = answer.compareTo(ANSWER) < 0 ? answer : ANSWER;
    Duration connect = answer.compareTo(CONNECT) < 0 ? answer : CONNECT;
    return new IppPrinter(uri, new HttpIppExchange(uri, connect, silent, left), wanted, ticker, random);
  }

  /** The same with the usual patience for an answer, and all the time there is. */
  public static IppPrinter of(String address, Map<String, String> settings, Ticker ticker, RandomGenerator random) {
    return of(address, settings, ANSWER, () -> Long.MAX_VALUE, ticker, random);
  }
}
