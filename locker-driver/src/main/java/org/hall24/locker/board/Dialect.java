package org.hall24.locker.board;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The languages of lock boards, by the driver's word in the configuration, and what is usual with each. */
public enum Dialect {
  /** The 8A/XOR board, the commonest Chinese one. */
  LOCK8A("lock8a", 9_600, 1, Lock8aBytes.MAX_BOARD, 24, Lock8aBytes.MAX_CHANNEL, 1);

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

  /** Whether its boards have sensors for what lies in their cells. */
  public boolean tellsItems() {
    return false;
  }

  /** What its boards usually are like. */
  public BoardSettings settings() {
    return BoardSettings.of(this);
  }

  /** How patient a host is with its boards. */
  public BoardTiming timing() {
    return BoardTiming.DEFAULTS;
  }

  /** Which orders of fields its boards may have. */
  List<FieldOrder> fieldOrders() {
    return switch (this) {
      case LOCK8A -> List.of(FieldOrder.BOARD_CHANNEL, FieldOrder.CHANNEL_BOARD);
    };
  }

  /** Its questions. */
  BoardCodec codec(BoardSettings settings) {
    return switch (this) {
      case LOCK8A -> new Lock8aCodec(settings);
    };
  }
}
