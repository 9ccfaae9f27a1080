package org.hall24.receipt.escpos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.receipt.escpos.EscPos.Malformed;

/**
 * Makes commands from a host's bytes, in whatever pieces they come.
 *
 * <p>A command is handed out when its last byte has come. Bytes that can be no command come out as {@link Malformed} and
 * reading goes on at the byte that broke them, so noise costs only itself. Not thread-safe.
 */
public final class EscPosParser {

  /** Longest command kept: a whole page of raster. Longer ones are malformed. */
  static final int LONGEST = 1 << 20;

  /** Where in the stream the next byte stands. */
  public sealed interface State {
    /** Between two commands. */
    record Between() implements State {}

    /** Inside a command of which {@code read} bytes have come. */
    record Inside(int read) implements State {}
  }

  private byte[] pending = new byte[256];
  private int length;
  private boolean chinese = true;

  /** Takes one byte and gives what it completes: usually nothing or one command, two where noise ends in one. */
  public List<EscPos> accept(byte next) {
    append(next);
    int needed = length > LONGEST ? Grammar.BROKEN : Grammar.needed(pending, length, chinese);
    if (needed == Grammar.BROKEN) {
      return broken();
    }
    return needed > length ? List.of() : List.of(complete());
  }

  /** Takes bytes in the order they came. */
  public List<EscPos> accept(byte[] bytes) {
    List<EscPos> commands = new ArrayList<>();
    for (byte next : bytes) {
      commands.addAll(accept(next));
    }
    return commands;
  }

  /** Where the next byte stands. */
  public State state() {
    return length == 0 ? new State.Between() : new State.Inside(length);
  }

  /** Forgets an unfinished command; the Chinese mode goes back to on, as after power-up. */
  public void reset() {
    length = 0;
    chinese = true;
  }

  /** What came of an unfinished command; afterwards the parser stands between commands. */
  public Optional<Malformed> abandon() {
    Optional<Malformed> rest =
        length == 0 ? Optional.empty() : Optional.of(new Malformed(Octets.of(pending, 0, length)));
    length = 0;
    return rest;
  }

  private void append(byte next) {
    if (length == pending.length) {
      pending = Arrays.copyOf(pending, length * 2);
    }
    pending[length++] = next;
  }

  private EscPos complete() {
    EscPos command = Grammar.read(pending, length);
    if (command instanceof EscPos.ChineseMode(boolean on)) {
      chinese = on;
    } else if (command instanceof EscPos.Initialise) {
      chinese = true;
    }
    length = 0;
    return command;
  }

  /** The last byte may begin the next command, unless it stood alone. */
  private List<EscPos> broken() {
    byte last = pending[length - 1];
    int bad = length > 1 ? length - 1 : 1;
    List<EscPos> out = new ArrayList<>();
    out.add(new Malformed(Octets.of(pending, 0, bad)));
    boolean again = length > 1;
    length = 0;
    if (again) {
      out.addAll(accept(last));
    }
    return out;
  }
}
