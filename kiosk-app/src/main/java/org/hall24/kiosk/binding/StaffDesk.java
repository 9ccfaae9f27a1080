package org.hall24.kiosk.binding;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.hall24.identity.card.Masked;
import org.hall24.kiosk.journey.Pin;
import org.hall24.kiosk.journey.Report;

/**
 * Who of the staff stands there. Card numbers and PINs are known only as salted, slow hashes; each wrong PIN makes the next
 * wait longer, per person, until the person is locked out for a while.
 */
public final class StaffDesk {
  private static final int ROUNDS = 120_000;
  private static final int LOCK_AFTER = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LOCK = Duration.ofMinutes(15);

  private final List<Member> members;
  private final Clock clock;
  private final Map<String, Tries> tries = new HashMap<>();

  /**
   * A member of staff as the configuration knows one.
   *
   * @param id stable, not personal, for example {@code courier-7}
   * @param card hash of the card's number, from {@link #hash}
   * @param pin hash of the PIN, from {@link #hash}
   * @param keeper whether the member also keeps the cabinet
   */
  public record Member(String id, String card, String pin, boolean keeper) {
    @Override
    public String toString() {
      return "Member[" + id + "]";
    }
  }

  private record Tries(int wrong, Instant notBefore) {}

  /** What became of a PIN. */
  sealed interface PinCheck {
    record Right() implements PinCheck {}

    record Wrong(int waitSeconds) implements PinCheck {}

    record Locked(int seconds) implements PinCheck {}
  }

  /** A desk that knows these members of staff; the clock times their pauses after wrong PINs. */
  public StaffDesk(List<Member> members, Clock clock) {
    this.members = List.copyOf(members);
    this.clock = clock;
  }

  Optional<Report.StaffMember> recognise(String cardNumber, String name) {
    return members.stream()
        .filter(member -> matches(cardNumber, member.card))
        .findFirst()
        .map(member -> new Report.StaffMember(member.id, Masked.name(name)));
  }

  /** The member of this id, as a badge names one; the list knows no names, so the id stands for it. */
  Optional<Report.StaffMember> member(String id) {
    return members.stream().filter(member -> member.id.equals(id)).findFirst().map(member -> new Report.StaffMember(member.id, member.id));
  }

  /** Whether this member also keeps the cabinet. */
  boolean keeper(String staff) {
    return members.stream().anyMatch(member -> member.id.equals(staff) && member.keeper);
  }

  synchronized PinCheck check(String staff, Pin pin) {
    Instant now = clock.instant();
    Tries before = tries.getOrDefault(staff, new Tries(0, Instant.MIN));
    // A clock that went back must not lock somebody out for years.
    boolean early = now.isBefore(before.notBefore) && before.notBefore.isBefore(now.plus(LOCK).plusSeconds(1));
    if (early) {
      int left = (int) Duration.between(now, before.notBefore).toSeconds() + 1;
      return before.wrong >= LOCK_AFTER ? new PinCheck.Locked(left) : new PinCheck.Wrong(left);
    }
    boolean right = members.stream().anyMatch(member -> member.id.equals(staff) && matches(pin.digits(), member.pin));
    if (right) {
      tries.remove(staff);
      return new PinCheck.Right();
    }
    int wrong = before.wrong >= LOCK_AFTER ? 1 : before.wrong + 1;
    if (wrong >= LOCK_AFTER) {
      tries.put(staff, new Tries(wrong, now.plus(LOCK)));
      return new PinCheck.Locked((int) LOCK.toSeconds());
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << (wrong - 1));
    tries.put(staff, new Tries(wrong, now.plus(wait)));
    return new PinCheck.Wrong((int) wait.toSeconds());
  }

  /**
   * Hashes a card number or a PIN for the configuration: {@code pbkdf2:<rounds>:<salt hex>:<hash hex>} (PBKDF2 with
   * HMAC-SHA-256, 32 bytes).
   */
  public static String hash(String secret, byte[] salt) {
    return "pbkdf2:" + ROUNDS + ":" + HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(derive(secret, salt, ROUNDS));
  }

  private static boolean matches(String secret, String hash) {
    String[] parts = hash.split(":");
    if (parts.length != 4 || !parts[0].equals("pbkdf2")) {
      return false;
    }
    byte[] salt = HexFormat.of().parseHex(parts[2]);
    byte[] expected = HexFormat.of().parseHex(parts[3]);
    return MessageDigest.isEqual(expected, derive(secret, salt, Integer.parseInt(parts[1])));
  }

  private static byte[] derive(String secret, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, rounds, 256);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-256", e);
    } finally {
      spec.clearPassword();
    }
  }

}
