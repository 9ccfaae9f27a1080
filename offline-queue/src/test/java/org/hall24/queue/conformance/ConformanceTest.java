package org.hall24.queue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void each_seeded_mistake_is_found(Mistake mistake) throws Exception {
    try (SandboxBackend backend =
        SandboxBackend.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan().add(mistake),
            Clock.systemUTC())) {
      assertThat(failed(check(DeliverySettings.of(HttpUrl.get(backend.url()), "k-1")))).isNotEmpty();
    }
  }
}
