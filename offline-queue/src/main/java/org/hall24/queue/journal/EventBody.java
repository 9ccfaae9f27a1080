package org.hall24.queue.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an event says beside its kind: references, digests, counts, states. Canonical JSON: sorted names, no spaces.
 *
 * <p>The journal outlives a lawful erasure, so a person's data may not get in. By construction it takes short ASCII words
 * only (no name or address is one in Chinese) and nothing that looks like a resident's number or a phone number.
 */
public final class EventBody {

  private static final Pattern REFERENCE = Pattern.compile("[\\x20-\\x7e]{0,200}");
  private static final Pattern PERSONAL = Pattern.compile(".*(?<![0-9a-zA-Z])(\\d{17}[\\dXx]|1[3-9]\\d{9})(?![0-9a-zA-Z]).*");

  private final TreeMap<String, String> fields = new TreeMap<>();

  private EventBody() {}

  /** Says nothing beside kind and reference. */
  public static EventBody empty() {
    return new EventBody();
  }

  /** Begins with one word. */
  public static EventBody of(String name, String reference) {
    return empty().and(name, reference);
  }

  /** Begins with one number. */
  public static EventBody of(String name, long number) {
    return empty().and(name, number);
  }

  /** All words of a map. */
  public static EventBody of(Map<String, String> references) {
    EventBody body = empty();
    references.forEach(body::and);
    return body;
  }

  /**
   * Adds a word.
   *
   * @param reference at most 200 printable ASCII characters that are no person's
   * @throws IllegalArgumentException when it is not; the message does not repeat it
   */
  public EventBody and(String name, String reference) {
    if (!REFERENCE.matcher(reference).matches() || PERSONAL.matcher(reference).matches()) {
      throw new IllegalArgumentException("field " + name + " is not a reference that the journal may keep");
    }
    fields.put(name, '"' + new String(JsonStringEncoder.getInstance().quoteAsString(reference)) + '"');
    return this;
  }

  /** Adds a number. */
  public EventBody and(String name, long number) {
    fields.put(name, Long.toString(number));
    return this;
  }

  /** Adds a yes or no. */
  public EventBody and(String name, boolean flag) {
    fields.put(name, Boolean.toString(flag));
    return this;
  }

  /** The JSON that is hashed and stored. */
  public String json() {
    StringBuilder json = new StringBuilder("{");
    fields.forEach(
        (name, value) -> {
          if (json.length() > 1) {
            json.append(',');
          }
          json.append('"').append(JsonStringEncoder.getInstance().quoteAsString(name)).append("\":").append(value);
        });
    return json.append('}').toString();
  }

  @Override
  public String toString() {
    return json();
  }
}
