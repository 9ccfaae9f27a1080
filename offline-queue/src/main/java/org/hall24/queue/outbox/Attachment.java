package org.hall24.queue.outbox;

/**
 * A paper that belongs to a filing.
 *
 * @param n 1 for the first
 * @param name what the resident sees
 * @param type its media type
 * @param size in bytes
 * @param sha256 64 lower-case hex digits
 */
public record Attachment(int n, String name, String type, long size, String sha256) {

  @Override
  public String toString() {
    return "Attachment[n=" + n + ", type=" + type + ", size=" + size + "]";
  }
}
