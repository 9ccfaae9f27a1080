package org.hall24.locker.board;

import java.util.Locale;

/** In which order two fields of a frame stand, where revisions of a board differ. */
public enum FieldOrder {
  /** As the dialect has it; with Winnsen boards either order of the status reply is read, for only one can fit. */
  USUAL,
  /** The board's address, then the channel. */
  BOARD_CHANNEL,
  /** The channel, then the board's address. */
  CHANNEL_BOARD,
  /** Winnsen, older revisions: the lock, then its status. */
  LOCK_STATUS,
  /** Winnsen, newest revision: the status, then the lock. */
  STATUS_LOCK;

  /** The word of the configuration, for example {@code board-channel}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
