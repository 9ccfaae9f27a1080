package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxAuthority;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.queue.sandbox.SandboxTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed at the other end, and how the kiosk is: real certificates, real TLS, leaping time. */
class TrustTest {

  @TempDir Path folder;
  @TempDir Path certificates;
  private final LeapClock clock = new LeapClock();
  private Bench bench;

  @BeforeEach
  void a_kiosk() {
    bench = Bench.open(StoreSettings.in(folder).with(clock, clock));
  }

  @AfterEach
  void the_chain_holds() {
    assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    bench.close();
  }

  private static DeliverySettings settings(SandboxBackend backend) {
    return DeliverySettings.of(HttpUrl.get(backend.url()), "test-kiosk")
        .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  private DeliveryWorker worker(DeliverySettings settings, boolean clockUnsure) {
    return new DeliveryWorker(
        new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()),
        new HttpBackend(settings, () -> clockUnsure), settings, clock, clock, new Random(5));
  }

  private DeliveryStatus over(SandboxAuthority signs, SandboxAuthority trusted, List<String> hosts, boolean clockUnsure) throws Exception {
    try (SandboxBackend secure = secure(new SandboxTls(signs, hosts, false))) {
      DeliverySettings settings = settings(secure).withCa(trusted.writeCa(certificates));
      try (DeliveryWorker one = worker(settings, clockUnsure)) {
        one.drain(Duration.ofMinutes(1));
        return one.status();
      }
    }
  }

  private static SandboxBackend secure(SandboxTls tls) throws IOException {
    return SandboxBackend.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan(), Clock.systemUTC(), Optional.of(tls));
  }

  @Test
  void only_the_citys_authority_for_this_host_and_this_day_is_trusted() throws Exception {
    bench.accept("journey-1");
    Instant now = Instant.now();
    List<String> here = List.of("127.0.0.1");
    SandboxAuthority city = SandboxAuthority.create();
    SandboxAuthority expired = SandboxAuthority.valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
    SandboxAuthority early = SandboxAuthority.valid(now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9)));
    assertThat(over(SandboxAuthority.create(), city, here, false).reason()).isEqualTo("trust");
    assertThat(over(city, city, List.of("backend.example"), false).reason()).isEqualTo("trust");
    assertThat(over(expired, expired, here, false).reason()).isEqualTo("trust");
    // With a clock that may be wrong, a date is no verdict on the other side.
    assertThat(over(expired, expired, here, true).reason()).isEqualTo("clock");
    assertThat(over(early, early, here, true).reason()).isEqualTo("clock");
    assertThat(new OutboxShelf(bench.store()).items(false, 9).getFirst().row().attempts()).isZero();
    assertThat(over(city, city, here, false).online()).isTrue();
  }

  @Test
  void the_kiosk_proves_itself_and_a_pin_needs_a_backup() throws Exception {
    bench.accept("journey-1");
    SandboxAuthority city = SandboxAuthority.create();
    city.writeKiosk(certificates, "test-kiosk");
    String other = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    String third = "sha256/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB=";
    try (SandboxBackend secure = secure(SandboxTls.here(city).mutual())) {
      DeliverySettings named = settings(secure).withCa(city.writeCa(certificates));
      DeliverySettings proven = named.withIdentity(new ClientIdentity(certificates.resolve("kiosk.pem"), certificates.resolve("kiosk.key")));
      assertThatThrownBy(() -> named.withPins(List.of(other))).hasMessageContaining("backup");
      try (DeliveryWorker nobody = worker(named, false);
          DeliveryWorker pinnedElsewhere = worker(proven.withPins(List.of(other, third)), false);
          DeliveryWorker right = worker(proven.withPins(List.of(other, city.pin())), false)) {
        assertThat(nobody.drain(Duration.ofMinutes(1)).pending()).isOne();
        assertThat(nobody.status().reason()).isEqualTo("trust");
        assertThat(pinnedElsewhere.drain(Duration.ofMinutes(1)).pending()).isOne();
        assertThat(pinnedElsewhere.status().reason()).isEqualTo("trust");
        assertThat(right.drain(Duration.ofMinutes(1)).pending()).isZero();
      }
    }
  }
}
