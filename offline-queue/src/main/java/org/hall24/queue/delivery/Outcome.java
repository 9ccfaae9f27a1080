package org.hall24.queue.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of one request, by what must be done about it. */
public sealed interface Outcome {

  /** The backend's receipt names our key and our digest. */
  record Delivered(Optional<String> backendRef) implements Outcome {}

  /** Asked by key, the backend says that it never saw it. */
  record Unknown() implements Outcome {}

  /** No byte of the request left: no name, no route, refused, no answer to connecting. */
  record LinkDown(String why) implements Outcome {}

  /** Somebody else answered: a login page, a redirect, a 2xx without a receipt. Nothing was delivered. */
  record CaptivePortal(int status) implements Outcome {}

  /** The certificate's dates do not fit this clock. */
  record ClockTrouble() implements Outcome {}

  /** The other side is not who it must be. */
  record TrustTrouble(String why) implements Outcome {}

  /** The backend does not know this kiosk. */
  record Credentials(int status) implements Outcome {}

  /** The backend does not want this item as it is. Perhaps the item's fault, perhaps a wrong address or release. */
  record Refused(int status, String problem) implements Outcome {}

  /** The item is larger than the backend takes. */
  record TooLarge() implements Outcome {}

  /** The backend has no time now. */
  record Busy(int status, Optional<Duration> retryAfter) implements Outcome {}

  /** A race or a byte lost on the way: the same again soon. */
  record Again(int status, String problem, Optional<Duration> retryAfter) implements Outcome {}

  /** The backend failed at this item, for whatever reason. */
  record ServerFault(int status) implements Outcome {}

  /** The backend does not speak this contract. */
  record Mismatch(int status) implements Outcome {}

  /** Bytes left and no whole answer came: it may have arrived. Ask by key, then repeat with the same key. */
  record Doubt(String why) implements Outcome {}

  /** A receipt for another key or another digest. */
  record Corruption(String why) implements Outcome {}

  /** The stable word for journals and lists. */
  default String word() {
    return switch (this) {
      case Delivered d -> "delivered";
      case Unknown u -> "unknown-key";
      case LinkDown l -> "link-down";
      case CaptivePortal c -> "captive-portal";
      case ClockTrouble c -> "clock";
      case TrustTrouble t -> "trust";
      case Credentials c -> "credentials";
      case Refused r -> "refused:" + r.problem();
      case TooLarge t -> "too-large";
      case Busy b -> "busy";
      case Again a -> "again:" + a.problem();
      case ServerFault s -> "server-fault";
      case Mismatch m -> "mismatch";
      case Doubt d -> "doubt";
      case Corruption c -> "corruption";
    };
  }

  /** The answer's status, where there was one. */
  default OptionalInt http() {
    return switch (this) {
      case CaptivePortal c -> OptionalInt.of(c.status());
      case Credentials c -> OptionalInt.of(c.status());
      case Refused r -> OptionalInt.of(r.status());
      case TooLarge t -> OptionalInt.of(413);
      case Busy b -> OptionalInt.of(b.status());
      case Again a -> OptionalInt.of(a.status());
      case ServerFault s -> OptionalInt.of(s.status());
      case Mismatch m -> OptionalInt.of(m.status());
      case Unknown u -> OptionalInt.of(404);
      case Delivered d -> OptionalInt.empty();
      case LinkDown l -> OptionalInt.empty();
      case ClockTrouble c -> OptionalInt.empty();
      case TrustTrouble t -> OptionalInt.empty();
      case Doubt d -> OptionalInt.empty();
      case Corruption c -> OptionalInt.empty();
    };
  }
}
