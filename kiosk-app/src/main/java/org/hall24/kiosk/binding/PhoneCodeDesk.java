package org.hall24.kiosk.binding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Pin;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.PhoneCodeBarrier;
import org.hall24.queue.delivery.OneTimeCodes;
import org.jspecify.annotations.Nullable;

/**
 * Codes that the backend sends to the telephone it holds. The desk keeps the name of the code of one session, until that is
 * wiped, and whether the backend sends codes at all, as far as it has been heard.
 */
final class PhoneCodeDesk implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Optional<OneTimeCodes> codes;
  private final BooleanSupplier online;
  private final Clock clock;
  private final Executor workers;
  private volatile Runnable changed = () -> {};
  private Optional<Boolean> offered = Optional.empty();
  private boolean asking;
  private @Nullable Sent sent;

  private record Sent(long session, String id) {}

  /**
   * @param codes the backend; empty when none is configured
   * @param online whether filings reach it
   */
  PhoneCodeDesk(Optional<OneTimeCodes> codes, BooleanSupplier online, Clock clock, Executor workers) {
    this.codes = codes;
    this.online = online;
    this.clock = clock;
    this.workers = workers;
  }

  /** Tells when {@link #barrier()} may have changed though the network did not. */
  void listen(Runnable whenChanged) {
    changed = whenChanged;
  }

  /** Why no code can be sent; empty when one can. Never waits: a backend that has not said yet is being asked. */
  Optional<PhoneCodeBarrier> barrier() {
    if (codes.isEmpty()) {
      return Optional.of(PhoneCodeBarrier.NOT_OFFERED);
    }
    if (!online.getAsBoolean()) {
      return Optional.of(PhoneCodeBarrier.OFFLINE);
    }
    synchronized (this) {
      if (offered.isPresent()) {
        return offered.get() ? Optional.empty() : Optional.of(PhoneCodeBarrier.NOT_OFFERED);
      }
      if (!asking) {
        asking = true;
        workers.execute(() -> ask(codes.get()));
      }
    }
    return Optional.of(PhoneCodeBarrier.OFFLINE);
  }

  private void ask(OneTimeCodes backend) {
    Optional<Boolean> answer = backend.offered();
    synchronized (this) {
      asking = false;
      offered = answer;
    }
    if (answer.isPresent()) {
      changed.run();
    }
  }

  void send(long session, Applicant person, Reply reply) {
    if (codes.isEmpty()) {
      reply.send(new Report.PhoneCodeNotSent(PhoneCodeBarrier.NOT_OFFERED, 0));
      return;
    }
    String digest = digest(person);
    workers.execute(() -> reply.send(sent(session, codes.get().send(digest, "file"))));
  }

  private Report sent(long session, OneTimeCodes.Sending sending) {
    return switch (sending) {
      case OneTimeCodes.Sending.Sent(String id, String phone, var until, int digits) -> {
        synchronized (this) {
          sent = new Sent(session, id);
        }
        yield new Report.PhoneCodeSent(phone, digits, (int) clamp(Duration.between(clock.instant(), until)).toSeconds());
      }
      case OneTimeCodes.Sending.NoPhone() -> new Report.PhoneCodeNotSent(PhoneCodeBarrier.NO_PHONE, 0);
      case OneTimeCodes.Sending.NotOffered() -> {
        synchronized (this) {
          offered = Optional.of(false);
        }
        changed.run();
        yield new Report.PhoneCodeNotSent(PhoneCodeBarrier.NOT_OFFERED, 0);
      }
      case OneTimeCodes.Sending.TooOften(Duration after) ->
          new Report.PhoneCodeNotSent(PhoneCodeBarrier.TOO_OFTEN, (int) after.plusSeconds(59).toMinutes());
      case OneTimeCodes.Sending.Unreachable() -> new Report.PhoneCodeNotSent(PhoneCodeBarrier.OFFLINE, 0);
    };
  }

  /** The two clocks may differ: what is shown stays sensible, and the backend decides. */
  private static Duration clamp(Duration left) {
    if (left.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }

  void check(long session, Pin code, Reply reply) {
    Sent asked;
    synchronized (this) {
      asked = sent;
    }
    if (codes.isEmpty() || asked == null || asked.session != session) {
      reply.send(new Report.PhoneCodeGone());
      return;
    }
    workers.execute(
        () ->
            reply.send(
                switch (codes.get().check(asked.id, code.digits())) {
                  case OneTimeCodes.Checking.Right() -> new Report.PhoneCodeRight(asked.id);
                  case OneTimeCodes.Checking.Wrong(int left) -> new Report.PhoneCodeWrong(left);
                  case OneTimeCodes.Checking.Gone() -> new Report.PhoneCodeGone();
                  case OneTimeCodes.Checking.Unreachable() -> new Report.PhoneCodeUnchecked();
                }));
  }

  synchronized void wipe(long session) {
    if (sent != null && sent.session <= session) {
      sent = null;
    }
  }

  /** The person as the contract names one here. */
  private static String digest(Applicant person) {
    try {
      byte[] text = (person.paper().type() + ":" + person.number()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  @Override
  public void close() {
    codes.ifPresent(OneTimeCodes::close);
  }
}
