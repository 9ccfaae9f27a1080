package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.Locale;

/**
 * SW3, the module's own status. Meanings: softs.im's table, dathlin/HslCommunication and HuaXu's SDT header agree. The
 * codes 01, 02, 03 and 05 of vendor libraries never travel on the wire and are not here.
 */
public enum SamStatus {
  SUCCESS(0x90),
  /** The card has no such item, for example no newest address. */
  NO_SUCH_ITEM(0x91),
  CARD_FOUND(0x9F),
  /** The module saw a wrong check in what the host sent. */
  HOST_CHECKSUM(0x10),
  /** The module saw a wrong length in what the host sent. */
  HOST_LENGTH(0x11),
  /** Wrong command, parameter or order. */
  WRONG_ORDER(0x21),
  NOT_PERMITTED(0x23),
  UNRECOGNISED_ERROR(0x24),
  /** The card did not accept the module. */
  CARD_REFUSED_MODULE(0x31),
  /** The module did not accept the card: damaged, foreign or forged. */
  MODULE_REFUSED_CARD(0x32),
  /** The content did not verify: never to be used. */
  CONTENT_NOT_VERIFIED(0x33),
  UNKNOWN_CARD_TYPE(0x40),
  /** Reading failed, mostly because the card moved. */
  READ_FAILED(0x41),
  RANDOM_NUMBER_FAILED(0x47),
  /** The module takes no command any more. */
  SELF_TEST_FAILED(0x60),
  NOT_AUTHORISED(0x66),
  NO_CARD(0x80),
  SELECT_FAILED(0x81),
  /** A code that no public source names. */
  OTHER(-1);

  private static final SamStatus[] BY_CODE = byCode();

  private final int code;

  SamStatus(int code) {
    this.code = code;
  }

  /** SW3, 0–255; −1 for {@link #OTHER}. */
  public int code() {
    return code;
  }

  /** The status of an SW3. */
  public static SamStatus of(int sw3) {
    return sw3 >= 0 && sw3 < BY_CODE.length ? BY_CODE[sw3] : OTHER;
  }

  private static SamStatus[] byCode() {
    SamStatus[] known = new SamStatus[256];
    Arrays.fill(known, OTHER);
    for (SamStatus status : values()) {
      if (status.code >= 0) {
        known[status.code] = status;
      }
    }
    return known;
  }

  /** Whether it reports that something was done or is there. */
  public boolean good() {
    return this == SUCCESS || this == NO_SUCH_ITEM || this == CARD_FOUND;
  }

  /** A stable word, for example {@code read-failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
