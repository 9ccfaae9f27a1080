package org.hall24.receipt.escpos;

import java.util.Arrays;

/** Bytes that never change and are equal by content. Prints only their length: they may be somebody's receipt. */
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the given bytes. */
  public static Octets of(byte... bytes) {
    return new Octets(bytes.clone());
  }

  /** A copy of a part of the given bytes, {@code from} inclusive, {@code to} exclusive. */
  public static Octets of(byte[] bytes, int from, int to) {
    return new Octets(Arrays.copyOfRange(bytes, from, to));
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index, 0–255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Octets[" + bytes.length + "]";
  }
}
