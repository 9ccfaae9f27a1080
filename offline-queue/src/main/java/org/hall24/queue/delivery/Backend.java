package org.hall24.queue.delivery;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * The other side, as the worker needs it: the calls of the contract, each answered by what must be done about the answer.
 * {@link HttpBackend} is the real one; a model of the world can stand in its place.
 */
public interface Backend extends AutoCloseable {

  /** One call's answer: what was asked for, or why not. */
  sealed interface Answered<T> {
    /** It is so. */
    record With<T>(T value) implements Answered<T> {}

    /** It is not; never {@link Outcome.Delivered}. */
    record Not<T>(Outcome outcome) implements Answered<T> {}
  }

  /**
   * How far an upload is.
   *
   * @param offset the first byte that is not durable there
   * @param complete whether all bytes are there and are the right ones
   */
  record Progress(long offset, boolean complete) {}

  /** Files, or files again with the same key. */
  Outcome put(String key, byte[] body);

  /** Asks whether a filing is there; {@code digest} is the Content-Digest of its PUT body. */
  Outcome get(String key, String digest);

  /** Reports one event; the batch's key is the event's. */
  Outcome event(String key, byte[] body);

  /** Announces an attachment; answered with where its bytes go. */
  Answered<String> announce(String key, byte[] body);

  /** Asks how far an upload is. */
  Answered<Progress> progress(String location);

  /** Adds one part at an offset; answered with the new offset, which is the old one and the part's length. */
  Answered<Long> add(String key, String location, long offset, byte[] part);

  /** Says that all attachments are there; {@code digest} is the Content-Digest of the filing's PUT body. */
  Outcome commit(String key, byte[] manifest, String digest);

  /** Looks whether somebody is there who speaks the contract. */
  Outcome health();

  /** Tells every believable {@code Date} of an answer; it never moves a clock by itself. */
  void onDate(Consumer<Instant> listener);

  /** Forgets pooled connections: after a change of the network they are dead and do not know it. */
  void evict();

  /** Ends the calls that are under way; they answer with what is known then. */
  void cancel();

  @Override
  void close();
}
