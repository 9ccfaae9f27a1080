package org.hall24.queue.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.hall24.queue.conformance.CaseResult.Verdict;

/**
 * Tries a backend by the contract. Every filing it leaves there says in each field that it is a test.
 *
 * <p>It needs no help at the other end, so what needs a switch there (a crash between two writes, a failover, a busy hour) is
 * told as not run, with the reason.
 */
public final class Conformance {

  /**
   * What is tried.
   *
   * @param http a client that trusts the backend, proves itself if it must, and repeats and follows nothing
   * @param anonymous the same without a certificate of its own, when {@code http} has one
   * @param base the contract's root
   * @param kiosk the kiosk that speaks
   * @param service a service that the backend knows
   */
  public record Target(OkHttpClient http, Optional<OkHttpClient> anonymous, HttpUrl base, String kiosk, String service) {}

  /** One case: what it is called and how it is tried. */
  interface Trial {
    void run() throws Shown, IOException;
  }

  /** A case by its name. */
  record Named(String name, Trial trial) {}

  private final Client client;
  private final List<Named> cases = new ArrayList<>();

  /** A suite for one backend. */
  public Conformance(Target target, Clock clock, RandomGenerator random) {
    this.client = new Client(target.http(), target.base(), target.kiosk(), clock, random);
    TestFilings filings = new TestFilings(client, target.service(), clock);
    new FilingCases(client, filings).addTo(cases);
    new UploadCases(client, filings).addTo(cases);
    new EventCases(client, filings).addTo(cases);
    new LineCases(client, target).addTo(cases);
  }

  /** The names of all cases, in the order in which they run. */
  public List<String> names() {
    return cases.stream().map(Named::name).toList();
  }

  /**
   * Whether anybody listens at that address at all; without that every case would fail for the same reason.
   *
   * @return why nobody is met there, in English; empty when somebody answers, whatever it is
   */
  public Optional<String> nobodyThere() {
    try {
      client.ask("GET", "/v1/health");
      return Optional.empty();
    } catch (ConnectException | NoRouteToHostException e) {
      return Optional.of("nobody listens there");
    } catch (UnknownHostException e) {
      return Optional.of("no such host is known");
    } catch (IOException e) {
      // Somebody is there, and the cases say what is wrong with the answers.
      return Optional.empty();
    }
  }

  /** Runs every case, telling each result as it comes. */
  public List<CaseResult> run(Consumer<CaseResult> told) throws InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    for (Named one : cases) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      CaseResult result = run(one);
      results.add(result);
      told.accept(result);
    }
    return results;
  }

  private static CaseResult run(Named one) {
    try {
      one.trial().run();
      return new CaseResult(one.name(), Verdict.PASSED, "");
    } catch (Shown e) {
      Verdict verdict =
          switch (e) {
            case Shown.Otherwise o -> Verdict.FAILED;
            case Shown.NotHere n -> Verdict.NOT_RUN;
          };
      return new CaseResult(one.name(), verdict, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new CaseResult(one.name(), Verdict.FAILED, "no whole answer came: " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }
}
