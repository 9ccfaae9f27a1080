package org.hall24.queue.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of one request, by what must be done about it. */
public sealed interface Outcome {

  /** The backend's receipt names our key and our digest, and the filing has taken effect. */
  record Delivered(Optional<String> backendRef) implements Outcome {}

  /** The backend's receipt names our key and our digest; the filing's attachments and its commit are still to come. */
  record Waiting(Optional<String> backendRef) implements Outcome {}

  /** Asked by key, the backend says that it never saw it. */
  record Unknown() implements Outcome {}

  /** No byte of the request left: no name, no route, refused, no answer to connecting. */
  record LinkDown(String why) implements Outcome {}

  /** Somebody else answered: a login page, a redirect, a 2xx without a receipt. Nothing was delivered. */
  record CaptivePortal(int status) implements Outcome {}

  /** The certificate's dates do not fit this clock, and this clock may be wrong. */
  record ClockTrouble() implements Outcome {}

  /** The other side is not who it must be, or does not take us for who we are. */
  record TrustTrouble(String why) implements Outcome {}

  /** The backend does not know this kiosk. */
  record Credentials(int status) implements Outcome {}

  /** The backend does not want this item as it is. Perhaps the item's fault, perhaps a wrong address or release. */
  record Refused(int status, String problem) implements Outcome {}

  /** The key was used with another body: whatever happened, this item can never be delivered under it. */
  record KeyReused() implements Outcome {}

  /** It is larger than the backend takes; {@code maxBytes} where the backend said how much it takes. */
  record TooLarge(OptionalLong maxBytes) implements Outcome {}

  /** The backend has no time now. */
  record Busy(int status, Optional<Duration> retryAfter) implements Outcome {}

  /** A race or a byte lost on the way: the same again soon. */
  record Again(int status, String problem, Optional<Duration> retryAfter) implements Outcome {}

  /** The upload is gone at the backend: to be announced again, from the first byte, for the same filing. */
  record LostUpload(int status) implements Outcome {}

  /** The upload goes on at another byte than we thought: theirs counts. */
  record WrongOffset(long offset) implements Outcome {}

  /** The commit found attachments missing, by their numbers. */
  record MissingParts(List<Integer> numbers) implements Outcome {}

  /** The backend failed at this item, for whatever reason. */
  record ServerFault(int status) implements Outcome {}

  /** The backend does not speak this contract. */
  record Mismatch(int status) implements Outcome {}

  /** Bytes left and no whole answer came: it may have arrived. Ask by key, then repeat with the same key. */
  record Doubt(String why) implements Outcome {}

  /**
   * A receipt for another key or another digest.
   *
   * @param why which of them
   * @param seen what it names instead, where that has the shape of a key or a digest; nothing personal can
   */
  record Corruption(String why, String seen) implements Outcome {}

  /** The stable word for journals and lists. */
  default String word() {
    return switch (this) {
      case Delivered d -> "delivered";
      case Waiting w -> "waiting-for-attachments";
      case Unknown u -> "unknown-key";
      case LinkDown l -> "link-down";
      case CaptivePortal c -> "captive-portal";
      case ClockTrouble c -> "clock";
      case TrustTrouble t -> "trust";
      case Credentials c -> "credentials";
      case Refused r -> "refused:" + r.problem();
      case KeyReused k -> "refused:idempotency-key-reused";
      case TooLarge t -> "too-large";
      case Busy b -> "busy";
      case Again a -> "again:" + a.problem();
      case LostUpload l -> "lost-upload";
      case WrongOffset w -> "again:wrong-offset";
      case MissingParts m -> "again:missing-parts";
      case ServerFault s -> "server-fault";
      case Mismatch m -> "mismatch";
      case Doubt d -> "doubt";
      case Corruption c -> "corruption";
    };
  }

  /** The answer's status, where there was one and it says more than the word. */
  default OptionalInt http() {
    return switch (this) {
      case CaptivePortal c -> OptionalInt.of(c.status());
      case Credentials c -> OptionalInt.of(c.status());
      case Refused r -> OptionalInt.of(r.status());
      case KeyReused k -> OptionalInt.of(422);
      case TooLarge t -> OptionalInt.of(413);
      case Busy b -> OptionalInt.of(b.status());
      case Again a -> OptionalInt.of(a.status());
      case LostUpload l -> OptionalInt.of(l.status());
      case WrongOffset w -> OptionalInt.of(409);
      case MissingParts m -> OptionalInt.of(409);
      case ServerFault s -> OptionalInt.of(s.status());
      case Mismatch m -> OptionalInt.of(m.status());
      case Unknown u -> OptionalInt.of(404);
      case Delivered d -> OptionalInt.empty();
      case Waiting w -> OptionalInt.empty();
      case LinkDown l -> OptionalInt.empty();
      case ClockTrouble c -> OptionalInt.empty();
      case TrustTrouble t -> OptionalInt.empty();
      case Doubt d -> OptionalInt.empty();
      case Corruption c -> OptionalInt.empty();
    };
  }

  /** Whether the backend itself answered, whatever it said: the line is there. */
  default boolean answered() {
    return switch (this) {
      case LinkDown l -> false;
      case CaptivePortal c -> false;
      case ClockTrouble c -> false;
      case TrustTrouble t -> false;
      case Credentials c -> false;
      case Mismatch m -> false;
      case Doubt d -> false;
      case Corruption c -> false;
      case Delivered d -> true;
      case Waiting w -> true;
      case Unknown u -> true;
      case Refused r -> true;
      case KeyReused k -> true;
      case TooLarge t -> true;
      case Busy b -> true;
      case Again a -> true;
      case LostUpload l -> true;
      case WrongOffset w -> true;
      case MissingParts m -> true;
      case ServerFault s -> true;
    };
  }
}
