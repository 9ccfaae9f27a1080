package org.hall24.link;

/**
 * How a serial line is set.
 *
 * @param baud bit/s, 1 or more
 * @param dataBits 5 to 8
 * @param parity the parity bit
 * @param stopBits how many stop bits
 * @param flow who may stop the sender
 */
public record SerialSettings(int baud, int dataBits, Parity parity, StopBits stopBits, Flow flow) {

  /** The parity bit of each byte. */
  public enum Parity {
    NONE,
    ODD,
    EVEN,
    MARK,
    SPACE
  }

  /** Stop bits after each byte. */
  public enum StopBits {
    ONE,
    ONE_AND_HALF,
    TWO
  }

  /** Flow control. */
  public enum Flow {
    NONE,
    RTS_CTS,
    XON_XOFF
  }

  public SerialSettings {
    if (baud < 1) {
      throw new IllegalArgumentException("baud " + baud + ": 1 or more");
    }
    if (dataBits < 5 || dataBits > 8) {
      throw new IllegalArgumentException("data bits " + dataBits + ": 5 to 8");
    }
  }

  /** 8 data bits, no parity, 1 stop bit, no flow control. */
  public static SerialSettings of(int baud) {
    return new SerialSettings(baud, 8, Parity.NONE, StopBits.ONE, Flow.NONE);
  }
}
