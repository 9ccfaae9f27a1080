package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.hall24.queue.conformance.CaseResult;
import org.hall24.queue.conformance.Conformance;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.HttpBackend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hallctl backend check}: does a city's backend keep the contract? */
final class BackendVerbs {

  private BackendVerbs() {}

  /** The group. */
  @Command(name = "backend", description = "A city's backend.")
  static final class Group extends VerbGroup {}

  /** The conformance suite. */
  @Command(name = "check", description = "Try a backend by the contract, case by case. Leaves filings there that say they are tests.")
  static final class Check extends ConfiguredVerb {
    @Mixin final DeliveryOptions delivery = new DeliveryOptions();

    @Option(names = "--service", paramLabel = "CODE", description = "A service that the backend knows (default: ${DEFAULT-VALUE}).")
    String service = "hlth-002";

    @Option(names = "--kiosk", paramLabel = "ID", description = "The kiosk that speaks (default: the configuration's).")
    Optional<String> kiosk = Optional.empty();

    Check(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      DeliverySettings settings = delivery.settings(config());
      Conformance suite;
      try {
        OkHttpClient http = HttpBackend.client(settings);
        Optional<OkHttpClient> anonymous =
            settings.identity().map(own -> HttpBackend.client(settings.anonymous()));
        suite =
            new Conformance(
                new Conformance.Target(http, anonymous, settings.backend(), kiosk.orElse(settings.kiosk()), service),
                surroundings.clock(),
                surroundings.random());
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("bad-certificate", String.valueOf(e.getMessage()), "name a PEM file with certificates, or with a PKCS#8 key");
      }
      Optional<String> nobody = suite.nobodyThere();
      if (nobody.isPresent()) {
        throw Failed.because(
            "unreachable", settings.backend() + ": " + nobody.get(), "check the address, the port and the network; no case was tried");
      }
      List<CaseResult> results =
          suite.run(result -> {
            if (!shared.json) {
              voice().say(Json.object(), line(result));
            }
          });
      long failed = count(results, CaseResult.Verdict.FAILED);
      ObjectNode json =
          Json.object()
              .put("backend", settings.backend().toString())
              .put("passed", count(results, CaseResult.Verdict.PASSED))
              .put("failed", failed)
              .put("notRun", count(results, CaseResult.Verdict.NOT_RUN));
      ArrayNode cases = json.putArray("cases");
      results.forEach(
          result -> {
            ObjectNode one = cases.addObject().put("case", result.name()).put("result", Words.of(result.verdict()));
            if (!result.detail().isEmpty()) {
              one.put("detail", result.detail());
            }
          });
      String text =
          json.path("passed").asText() + " passed, " + failed + " failed, " + json.path("notRun").asText() + " not run";
      return failed == 0 ? Answer.done(json, text) : Answer.notSo(json, text);
    }

    private static long count(List<CaseResult> results, CaseResult.Verdict verdict) {
      return results.stream().filter(r -> r.verdict() == verdict).count();
    }

    private static String line(CaseResult result) {
      return "%-8s %s%s".formatted(Words.of(result.verdict()), result.name(), result.detail().isEmpty() ? "" : ": " + result.detail());
    }
  }
}
