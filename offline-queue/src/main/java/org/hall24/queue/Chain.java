package org.hall24.queue;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The journal's hash chain: each event's hash covers the one before, so nothing can be changed, dropped from the middle or
 * slipped in without the device's key.
 */
final class Chain {

  /** The end of the chain; {@code seq} 0 is an empty journal. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record, never changed
  record Tail(long seq, byte[] hash) {
    static final Tail EMPTY = new Tail(0, new byte[32]);

    String hex() {
      return HexFormat.of().formatHex(hash);
    }

    boolean same(Tail other) {
      return seq == other.seq && Arrays.equals(hash, other.hash);
    }
  }

  /** The fields of one event that the hash covers. */
  record Link(long seq, long atMs, String boot, long monoNs, String kind, String ref, String body) {}

  private Chain() {}

  static byte[] next(Frames frames, byte[] before, Link link) {
    return frames
        .field("hall24.journal.v1")
        .field(before)
        .field(link.seq)
        .field(link.atMs)
        .field(link.boot)
        .field(link.monoNs)
        .field(link.kind)
        .field(link.ref)
        .field(link.body)
        .digest();
  }
}
