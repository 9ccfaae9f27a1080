package org.hall24.locker.board;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.modbus.RelayRequest;
import org.hall24.locker.modbus.RtuFrame;

/** The languages of lock boards, by the driver's word in the configuration, and what is usual with each. */
public enum Dialect {
  /** The 8A/XOR board, the commonest Chinese one. */
  LOCK8A("lock8a", 9_600, 1, Lock8aBytes.MAX_BOARD, 24, Lock8aBytes.MAX_CHANNEL, 1),
  /** The board whose frames begin with the letters WKLY. */
  WKLY("wkly", 9_600, 0, Wkly.MAX_BOARD, 24, WklyReply.All.MOST_STATES, 1),
  /** KERONG CU12, CU16, NCU16L. */
  CU16("cu16", 19_200, 0, Cu.CU16_MAX_BOARD, 16, 16, 1),
  /** KERONG CU24. */
  CU24("cu24", 19_200, 0, Cu.CU48_MAX_BOARD, 24, 24, 1),
  /** KERONG CU48B. With 24 channels set it is a CU24. */
  CU48("cu48", 19_200, 0, Cu.CU48_MAX_BOARD, 48, 48, 1),
  /** Winnsen lock stations; a contact of 0 is a closed door there. */
  WINNSEN("winnsen", 9_600, 1, 255, 24, 255, 0),
  /** Modbus RTU relay boards that time a pulse themselves. */
  MODBUS("modbus", 9_600, 1, RtuFrame.HIGHEST_UNIT, 8, RelayRequest.MOST, 1),
  /** Locks on the machine's own pins; they have no line. */
  GPIO("gpio", 0, 1, 1, 8, 13, 1);

  private final String word;
  private final int baud;
  private final int lowestBoard;
  private final int highestBoard;
  private final int usualChannels;
  private final int mostChannels;
  private final int closedWhen;

  Dialect(String word, int baud, int lowestBoard, int highestBoard, int usualChannels, int mostChannels, int closedWhen) {
    this.word = word;
    this.baud = baud;
    this.lowestBoard = lowestBoard;
    this.highestBoard = highestBoard;
    this.usualChannels = usualChannels;
    this.mostChannels = mostChannels;
    this.closedWhen = closedWhen;
  }

  /** The dialect of a driver's word. */
  public static Optional<Dialect> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word.equals(word)).findFirst();
  }

  /** The words of all of them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Dialect::word).toList();
  }

  /** The driver's word. */
  public String word() {
    return word;
  }

  /** Its usual speed in bit/s. */
  public int baud() {
    return baud;
  }

  /** The lowest wire address of a board, which is also what a single board usually has. */
  public int lowestBoard() {
    return lowestBoard;
  }

  /** The highest wire address of a board. */
  public int highestBoard() {
    return highestBoard;
  }

  /** Whether a board may have this wire address. */
  public boolean hasBoard(int board) {
    return board >= lowestBoard && board <= highestBoard;
  }

  /** How many channels a board usually has. */
  public int usualChannels() {
    return usualChannels;
  }

  /** How many channels a board can have. */
  public int mostChannels() {
    return mostChannels;
  }

  /** The bit that usually means a closed door. */
  public int closedWhen() {
    return closedWhen;
  }

  /** Whether it is a setting which byte of a whole board's answer has channels 1–8. */
  boolean ordersBytes() {
    return this == LOCK8A || this == CU24;
  }

  /** Whether its boards hang on a line; locks on pins do not. */
  public boolean onLine() {
    return this != GPIO;
  }

  /** Whether its boards have sensors for what lies in their cells. */
  public boolean tellsItems() {
    return this == CU16 || this == CU24 || this == CU48;
  }

  /** What its boards usually are like. */
  public BoardSettings settings() {
    return BoardSettings.of(this);
  }

  /** How patient a host is with its boards. */
  public BoardTiming timing() {
    return switch (this) {
      case CU16, CU24, CU48 -> BoardTiming.DEFAULTS.withOpenReply(Duration.ofMillis(250));
      case WINNSEN -> BoardTiming.DEFAULTS.withOpenReply(Duration.ofSeconds(3));
      case MODBUS -> BoardTiming.DEFAULTS.withModbusRest();
      default -> BoardTiming.DEFAULTS;
    };
  }

  /** Which orders of fields its boards may have. */
  List<FieldOrder> fieldOrders() {
    return switch (this) {
      case LOCK8A -> List.of(FieldOrder.BOARD_CHANNEL, FieldOrder.CHANNEL_BOARD);
      case WINNSEN -> List.of(FieldOrder.LOCK_STATUS, FieldOrder.STATUS_LOCK);
      default -> List.of(FieldOrder.BOARD_CHANNEL);
    };
  }

  /** Its questions. */
  BoardCodec codec(BoardSettings settings) {
    return switch (this) {
      case LOCK8A -> new Lock8aCodec(settings);
      case WKLY -> new WklyCodec();
      case CU16 -> new CuCodec(CuStatus.Generation.CU16, settings.queryOrder());
      case CU24 -> new CuCodec(CuStatus.Generation.CU24, settings.queryOrder());
      case CU48 ->
          new CuCodec(
              settings.channels() == CuStatus.Generation.CU24.locks() ? CuStatus.Generation.CU24 : CuStatus.Generation.CU48,
              settings.queryOrder());
      case WINNSEN -> new WinnsenCodec(settings);
      case MODBUS -> new ModbusCodec(settings);
      case GPIO -> throw new IllegalStateException("locks on pins have no line to be spoken on");
    };
  }
}
