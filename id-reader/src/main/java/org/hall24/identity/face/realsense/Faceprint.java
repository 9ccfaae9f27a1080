package org.hall24.identity.face.realsense;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a module makes of a face: 512 features and what they were made from. On the wire 1042 bytes: version, type and
 * flags as i32, then 515 values as i16, the last three being the mask flag, the norm and a spare one. Source:
 * RealSenseID 1.3.1, {@code FaceprintsDefines.h}.
 *
 * <p>Biometric data: {@link #wipe()} overwrites it, and it prints as nothing.
 */
public final class Faceprint {
  public static final int FEATURES = 512;
  public static final int MAX_FEATURE = 1023;
  public static final int VALUES = FEATURES + 3;
  public static final int SIZE = 12 + 2 * VALUES;

  /** The only layout this driver knows. */
  public static final int VERSION = 9;

  /** Made from a live face under infrared light. */
  public static final int TYPE_LIVE = 0;

  /** Made from a colour photo. */
  public static final int TYPE_PHOTO = 1;

  public static final int WITH_MASK = 1;
  public static final int WITHOUT_MASK = 2;

  private final int version;
  private final int type;
  private final int flags;
  private final short[] values;

  private Faceprint(int version, int type, int flags, short[] values) {
    this.version = version;
    this.type = type;
    this.flags = flags;
    this.values = values;
  }

  /**
   * A faceprint of the given features, which are copied.
   *
   * @param features exactly 512
   * @param mask {@link #WITH_MASK} or {@link #WITHOUT_MASK}
   */
  public static Faceprint of(int version, int type, short[] features, int mask) {
    if (features.length != FEATURES) {
      throw new IllegalArgumentException(features.length + " features, not " + FEATURES);
    }
    short[] values = Arrays.copyOf(features, VALUES);
    values[FEATURES] = (short) mask;
    return new Faceprint(version, type, 0, values);
  }

  /** Whether two sets of 512 features are of the same face, at the highest of the vendor's levels. */
  public static boolean same(short[] one, short[] other) {
    return FaceprintMatcher.match(of(VERSION, TYPE_LIVE, one, WITHOUT_MASK), of(VERSION, TYPE_PHOTO, other, WITHOUT_MASK), FaceprintMatcher.Level.HIGH)
        .same();
  }

  /** Reads the start of a message; empty when it is too short. */
  public static Optional<Faceprint> parse(byte[] message) {
    if (message.length < SIZE) {
      return Optional.empty();
    }
    short[] values = new short[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = (short) Bytes.u16(message, 12 + 2 * i);
    }
    return Optional.of(
        new Faceprint(Bytes.i32(message, 0), Bytes.i32(message, 4), Bytes.i32(message, 8), values));
  }

  /** The 1042 bytes; the caller wipes them. */
  public byte[] encode() {
    byte[] out = new byte[SIZE];
    Bytes.putU32(out, 0, version);
    Bytes.putU32(out, 4, type);
    Bytes.putU32(out, 8, flags);
    for (int i = 0; i < VALUES; i++) {
      Bytes.putU16(out, 12 + 2 * i, values[i]);
    }
    return out;
  }

  public int version() {
    return version;
  }

  public int type() {
    return type;
  }

  /** One of the 512 features; −1023 to 1023 in a sound faceprint. */
  public int feature(int index) {
    return values[index];
  }

  /** {@link #WITH_MASK}, {@link #WITHOUT_MASK}, or something unknown. */
  public int mask() {
    return values[FEATURES];
  }

  /** Overwrites every value. */
  public void wipe() {
    Arrays.fill(values, (short) 0);
  }

  /** Whether every value is zero. */
  public boolean wiped() {
    for (short value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Faceprint[…]";
  }
}
