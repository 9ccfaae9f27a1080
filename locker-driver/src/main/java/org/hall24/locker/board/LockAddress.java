package org.hall24.locker.board;

/**
 * Where a bolt hangs: a board on the line and one channel of it.
 *
 * <p>There is no channel 0. On the 8A board it means <em>all doors at once</em>, and other makers have their own number for
 * that; so a channel that was never set cannot be written down, let alone sent.
 *
 * @param board the board's wire address, 0–255 (a driver may allow less)
 * @param channel the channel counted from 1, 1–255 (a driver may allow less)
 */
public record LockAddress(int board, int channel) implements Comparable<LockAddress> {

  /**
   * @throws IllegalArgumentException for a board or channel outside its range, channel 0 above all
   */
  public LockAddress {
    if (board < 0 || board > 255) {
      throw new IllegalArgumentException("board " + board + " is outside 0-255");
    }
    if (channel < 1 || channel > 255) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-255");
    }
  }

  /** Board first, then channel. */
  @Override
  public int compareTo(LockAddress other) {
    return board != other.board ? Integer.compare(board, other.board) : Integer.compare(channel, other.channel);
  }

  /** {@code board/channel}, as the command line writes it. */
  @Override
  public String toString() {
    return board + "/" + channel;
  }
}
