package org.hall24.identity.face.realsense;

import java.util.Arrays;

/**
 * The eight settings of dialect A, as sent in {@code s} and read back with {@code q}. Held as raw values, so that what a
 * module says is compared whole, unknown values included. Source: RealSenseID 1.3.1, {@code DeviceConfig.h}.
 *
 * @param rotation 0, 180, 90, 270 degrees as 0–3
 * @param security 0 high, 1 medium, 2 low
 * @param flow which checks run: 0 all, 1 face detection only (a new module's setting), 2 spoof only, 3 recognition only
 * @param gpio 0x0B toggles a pin on success, 0 does not
 * @param dump 0 none, 1 cropped face, 2 full frames
 * @param matcher confidence of the module's own matcher: 0 high, 1 medium, 2 low
 * @param maxSpoofs after so many spoofs in a row the module locks itself; 0 never
 * @param frontal 0 any pose, 1 moderate, 2 strict
 */
public record DeviceConfig(
    int rotation, int security, int flow, int gpio, int dump, int matcher, int maxSpoofs, int frontal) {
  static final int SIZE = 8;
  public static final int FLOW_ALL = 0;
  public static final int FLOW_DETECTION_ONLY = 1;
  public static final int FLOW_SPOOF_ONLY = 2;

  /** What a new module is set to: a face is detected, nothing is checked. */
  public static final DeviceConfig FACTORY = new DeviceConfig(0, 2, FLOW_DETECTION_ONLY, 0, 0, 2, 0, 0);

  /** The eight bytes. */
  public byte[] encode() {
    return new byte[] {
      (byte) rotation,
      (byte) security,
      (byte) flow,
      (byte) gpio,
      (byte) dump,
      (byte) matcher,
      (byte) maxSpoofs,
      (byte) frontal
    };
  }

  /** Reads the first eight bytes of a message. */
  public static DeviceConfig parse(byte[] message) {
    int[] v = new int[SIZE];
    Arrays.setAll(v, i -> Bytes.u8(message, i));
    return new DeviceConfig(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
  }
}
