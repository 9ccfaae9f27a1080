package org.hall24.queue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import okhttp3.HttpUrl;
import org.hall24.queue.conformance.CaseResult.Verdict;
import org.hall24.queue.delivery.ClientIdentity;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.Mistake;
import org.hall24.queue.sandbox.SandboxAuthority;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.queue.sandbox.SandboxTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {

  @TempDir Path folder;

  private static List<CaseResult> check(DeliverySettings settings) throws InterruptedException {
    Conformance suite =
        new Conformance(
            new Conformance.Target(
                HttpBackend.client(settings),
                settings.identity().map(own -> HttpBackend.client(settings.anonymous())),
                settings.backend(), settings.kiosk(), "hlth-002"),
            Clock.systemUTC(),
            new Random(3));
    return suite.run(result -> {});
  }

  private static List<String> failed(List<CaseResult> results) {
    return results.stream().filter(r -> r.verdict() == Verdict.FAILED).map(r -> r.name() + ": " + r.detail()).toList();
  }

  @Test
  void the_sandbox_conforms() throws Exception {
    try (SandboxBackend backend = SandboxBackend.start()) {
      List<CaseResult> results = check(DeliverySettings.of(HttpUrl.get(backend.url()), "k-1"));
      assertThat(failed(results)).isEmpty();
      assertThat(results).filteredOn(r -> r.verdict() == Verdict.PASSED).hasSizeGreaterThanOrEqualTo(35);
      assertThat(results).filteredOn(r -> r.verdict() == Verdict.NOT_RUN).allMatch(r -> !r.detail().isBlank());
      assertThat(backend.counts()).containsEntry("twice", 0L);
    }
  }

  @Test
  void over_mutual_tls_it_also_shows_who_is_let_in() throws Exception {
    SandboxAuthority authority = SandboxAuthority.create();
    authority.writeKiosk(folder, "k-1");
    try (SandboxBackend backend =
        SandboxBackend.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan(), Clock.systemUTC(),
            Optional.of(SandboxTls.here(authority).mutual()))) {
      DeliverySettings settings =
          DeliverySettings.of(HttpUrl.get(backend.url()), "k-1")
              .withCa(authority.writeCa(folder))
              .withIdentity(new ClientIdentity(folder.resolve("kiosk.pem"), folder.resolve("kiosk.key")));
      List<CaseResult> results = check(settings);
      assertThat(failed(results)).isEmpty();
      assertThat(results).filteredOn(r -> r.verdict() == Verdict.PASSED).extracting(CaseResult::name).contains("no-cert-rejected", "tls-1.2-and-later-only");
    }
  }

  /** The case that is there for this mistake; others may notice it too. */
  private static String why(Mistake mistake) {
    return switch (mistake) {
      case FORGETS_KEYS -> "repeat-200-same-body";
      case CHANGES_ANSWER -> "repeat-200-same-body";
      case TAKES_OTHER_BODY -> "other-body-422";
      case IGNORES_DIGEST -> "digest-wrong-400";
      case DIGEST_OPTIONAL -> "digest-missing-400";
      case FOREIGN_DIGEST -> "receipt-digest-equal";
      case BURNS_REFUSED_KEY -> "refused-key-not-burnt";
      case KNOWS_EVERY_KEY -> "get-unknown-404";
      case SHOWS_TO_OTHERS -> "other-kiosks-key-403";
      case HTML_ERRORS -> "problem-json-everywhere";
      case NEW_LOCATION -> "attachment-create-twice";
      case TAKES_ANY_OFFSET -> "patch-wrong-offset-409";
      case FORGETS_OFFSET -> "patch-cut-then-head";
      case TAKES_BEYOND_LENGTH -> "patch-beyond-length";
      case SKIPS_WHOLE_DIGEST -> "whole-digest-wrong-at-commit";
      case COMMITS_WITHOUT_PARTS -> "commit-missing-parts-409";
      case BAD_EVENT_BLOCKS -> "event-batch-one-bad";
      case REPEATS_EVENTS -> "event-applied-then-repeated";
    };
  }

  /** Mistakes that many cases meet: then the number of failures says nothing. */
  private static final Set<Mistake> SEEN_EVERYWHERE = Set.of(Mistake.HTML_ERRORS, Mistake.FOREIGN_DIGEST, Mistake.FORGETS_KEYS, Mistake.FORGETS_OFFSET);

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void each_seeded_mistake_is_found_by_the_case_that_is_there_for_it(Mistake mistake) throws Exception {
    try (SandboxBackend backend =
        SandboxBackend.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan().add(mistake),
            Clock.systemUTC())) {
      List<String> failed = failed(check(DeliverySettings.of(HttpUrl.get(backend.url()), "k-1")));
      assertThat(failed).anySatisfy(one -> assertThat(one).startsWith(why(mistake) + ": "));
      if (!SEEN_EVERYWHERE.contains(mistake)) {
        assertThat(failed).hasSizeLessThanOrEqualTo(4);
      }
    }
  }
}
