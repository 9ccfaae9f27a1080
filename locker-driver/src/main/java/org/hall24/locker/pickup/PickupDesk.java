package org.hall24.locker.pickup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.ItemKind;
import org.hall24.locker.cell.Pickup;
import org.hall24.locker.cell.Transition;

/**
 * Makes and checks pick-up codes.
 *
 * <p>Promises: at rest there are only HMAC-SHA-256 digests under a key outside the database; a code opens only the cell that
 * holds its papers and is gone when they are; a wrong try makes the next one on codes that begin alike wait longer, and
 * nobody else; no network is needed.
 */
public final class PickupDesk {
  /** After a collection or deposit the same cell may be opened again for so long. */
  public static final Duration GRACE = Duration.ofMinutes(3);

  private static final int FREE_TRIES = 2;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGIVEN_AFTER = Duration.ofHours(6);

  private final Cabinet cabinet;
  private final byte[] key;
  private final CodeTries tries;
  private final SpentCodes spent;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param key at least 32 random bytes that only this machine has
   */
  public PickupDesk(Cabinet cabinet, byte[] key, CodeTries tries, SpentCodes spent, Clock clock, SecureRandom random) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the key of pick-up codes has at least 32 bytes");
    }
    this.cabinet = cabinet;
    this.key = key.clone();
    this.tries = tries;
    this.spent = spent;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A new code and what is kept of it.
   *
   * @param code for its person
   * @param pickup for the cell, given to {@link Cabinet#confirm(CellId, boolean, String, Optional)} with the deposit
   */
  public record Made(PickupCode code, Pickup pickup) {}

  /**
   * Makes a code that no cell has yet.
   *
   * @param item the papers it is for
   * @param seconds what counts as second factor: an ID number, the last four digits of a phone number
   * @param keep how long the papers lie before they are overdue
   */
  public Made make(Item item, ItemKind kind, List<String> seconds, Duration keep) {
    PickupCode code = fresh();
    return new Made(code, pickup(code, item, kind, seconds, keep));
  }

  /**
   * The same where the second factors were taken down before, by {@link #seconds}.
   *
   * @param digests what {@link #seconds} gave for the same papers
   */
  public Made makeFor(ItemKind kind, List<String> digests, Duration keep) {
    PickupCode code = fresh();
    Instant now = clock.instant();
    return new Made(code, new Pickup(kind, digest("code", code.digits()), digests, now, now.plus(keep)));
  }

  /**
   * Another code for papers that have one; who may collect and until when stays as it was.
   *
   * @param old how they can be collected so far
   */
  public Made again(Pickup old) {
    PickupCode code = fresh();
    return new Made(code, new Pickup(old.kind(), digest("code", code.digits()), old.seconds(), clock.instant(), old.keepUntil()));
  }

  /**
   * What may be kept of second factors until the papers come: keyed digests that hold for these papers only.
   *
   * @param given an ID number, the last four digits of a phone number
   */
  public List<String> seconds(Item item, List<String> given) {
    return given.stream().map(s -> second(item, s)).toList();
  }

  private PickupCode fresh() {
    PickupCode code = PickupCode.make(random);
    while (find(digest("code", code.digits())).isPresent() || spent.get(digest("code", code.digits())).isPresent()) {
      code = PickupCode.make(random);
    }
    return code;
  }

  /** What is kept of a code that somebody else made, for example the back office. */
  public Pickup pickup(PickupCode code, Item item, ItemKind kind, List<String> seconds, Duration keep) {
    Instant now = clock.instant();
    return new Pickup(
        kind, digest("code", code.digits()), seconds.stream().map(s -> second(item, s)).toList(), now, now.plus(keep));
  }

  /**
   * Checks a code that somebody gave.
   *
   * @param second what they gave besides, empty for nothing
   */
  public synchronized CodeCheck check(PickupCode code, Optional<String> second) {
    String prefix = digest("prefix", code.prefix()).substring(0, 16);
    Optional<CodeTries.Tried> before = remembered(prefix);
    Duration left = before.map(this::left).orElse(Duration.ZERO);
    if (left.isPositive()) {
      return new CodeCheck.TooSoon(left);
    }
    String digest = digest("code", code.digits());
    Optional<CellSnapshot> found = find(digest);
    if (found.isEmpty()) {
      Optional<SpentCodes.Why> why = spent.get(digest);
      boolean voided = why.filter(w -> w != SpentCodes.Why.COLLECTED).isPresent();
      // Papers that staff took out a moment ago were taken out with this code on record, too: their person is told, not let in.
      Optional<Cabinet.Passed> passed = voided ? Optional.empty() : cabinet.collectedWith(digest, GRACE);
      if (passed.isPresent()) {
        return new CodeCheck.Again(passed.get().cell(), passed.get().item(), authority(digest));
      }
      return why.isPresent() ? new CodeCheck.Spent(why.get()) : wrong(prefix, before);
    }
    Pickup pickup = found.get().pickup().orElseThrow();
    Item item = found.get().state().custody().inside().orElseThrow();
    if (pickup.kind().needsSecond() || !pickup.seconds().isEmpty()) {
      if (second.isEmpty()) {
        return new CodeCheck.SecondNeeded();
      }
      if (!matches(pickup.seconds(), second(item, second.get()))) {
        return wrong(prefix, before);
      }
    }
    tries.put(prefix, Optional.empty());
    return new CodeCheck.Right(found.get().place().id(), item, authority(digest));
  }

  /**
   * What may be collected by showing the ID card, which is then proof enough by itself.
   *
   * @param number the card's number
   */
  public List<CodeCheck.Right> byCard(String number) {
    return cabinet.occupied().stream()
        .filter(cell -> cell.pickup().isPresent())
        .flatMap(
            cell -> {
              Item item = cell.state().custody().inside().orElseThrow();
              return matches(cell.pickup().orElseThrow().seconds(), second(item, number)) && number.length() > 4
                  ? Stream.of(new CodeCheck.Right(cell.place().id(), item, "card"))
                  : Stream.<CodeCheck.Right>empty();
            })
        .toList();
  }

  /**
   * Voids the code of a cell and makes a new one for the same papers, for example when it was told to the wrong person. Who
   * may collect and until when stays as it was.
   *
   * @return the new code, empty when the cell has none
   */
  public Optional<PickupCode> renew(CellId cell) {
    Optional<Pickup> old = cabinet.cell(cell).flatMap(CellSnapshot::pickup);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Made made = again(old.get());
    return replace(cell, made) ? Optional.of(made.code()) : Optional.empty();
  }

  /** Puts a code in the place of the one a cell has, which opens nothing from then on. */
  boolean replace(CellId cell, Made made) {
    Optional<Pickup> old = cabinet.cell(cell).flatMap(CellSnapshot::pickup);
    if (old.isEmpty() || !(cabinet.pickup(cell, Optional.of(made.pickup())) instanceof Transition.Moved)) {
      return false;
    }
    spend(old.get(), SpentCodes.Why.REPLACED);
    return true;
  }

  /** Remembers what became of a code that opens nothing any more. */
  public void spend(Pickup pickup, SpentCodes.Why why) {
    spent.put(pickup.code(), why, clock.instant());
  }

  /** Voids the code of a cell; the papers stay, for staff to take out. */
  public Transition revoke(CellId cell) {
    return cabinet.pickup(cell, Optional.empty());
  }

  /** The cells whose papers should have been collected by now, longest first. A mark only: their codes stay valid. */
  public List<CellSnapshot> overdue() {
    Instant now = clock.instant();
    return cabinet.occupied().stream()
        .filter(cell -> cell.overdue(now))
        .sorted(Comparator.comparing(cell -> cell.pickup().orElseThrow().keepUntil()))
        .toList();
  }

  private Optional<CellSnapshot> find(String digest) {
    return cabinet.cells().stream()
        .filter(cell -> cell.state().custody().inside().isPresent())
        .filter(cell -> cell.pickup().filter(p -> matches(List.of(p.code()), digest)).isPresent())
        .findFirst();
  }

  private CodeCheck wrong(String prefix, Optional<CodeTries.Tried> before) {
    CodeTries.Tried now = new CodeTries.Tried(before.map(CodeTries.Tried::wrong).orElse(0) + 1, clock.instant());
    tries.put(prefix, Optional.of(now));
    return new CodeCheck.Wrong(wait(now.wrong()));
  }

  private Optional<CodeTries.Tried> remembered(String prefix) {
    return tries.get(prefix).filter(t -> Duration.between(t.last(), clock.instant()).compareTo(FORGIVEN_AFTER) < 0);
  }

  /** How much of the wait is left. A clock that was set back makes nobody wait longer than from now. */
  private Duration left(CodeTries.Tried tried) {
    Duration since = Duration.between(tried.last(), clock.instant());
    Duration whole = wait(tried.wrong());
    return since.isNegative() ? whole : whole.minus(since);
  }

  private static Duration wait(int wrong) {
    if (wrong <= FREE_TRIES) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE_TRIES - 1, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String authority(String digest) {
    return "code:" + digest.substring(0, 12);
  }

  private String second(Item item, String given) {
    // Bound to the papers, so that equal digits of two people do not look alike at rest.
    return digest("second:" + item.ref(), given.strip().toUpperCase(Locale.ROOT));
  }

  private static boolean matches(List<String> digests, String digest) {
    boolean any = false;
    for (String one : digests) {
      any |= MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
    return any;
  }

  private String digest(String purpose, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((purpose + '\n' + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
