package org.hall24.locker.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A lamp, a sounder, or a switch, by what it is for. */
public enum Signal {
  LAMP_CARD(true, false),
  LAMP_SCANNER(true, false),
  LAMP_FACE(true, false),
  LAMP_RECEIPT(true, false),
  LAMP_CELLS(true, false),
  BUZZER(true, false),
  FAN(true, false),
  /** The machine is moved, hit or pried. */
  TAMPER(false, true),
  /** The service door stands open. */
  CASE_OPEN(false, true),
  /** The mains are gone and the battery feeds. */
  ON_BATTERY(false, true),
  /** The battery is nearly empty: no new deposits. */
  UPS_LOW(false, true),
  /** Somebody stands before the machine. */
  PRESENCE(false, false);

  private final boolean output;
  private final boolean alert;

  Signal(boolean output, boolean alert) {
    this.output = output;
    this.alert = alert;
  }

  /** Whether it is written; otherwise it is read. */
  public boolean output() {
    return output;
  }

  /** Whether somebody has to be told when it comes on. */
  public boolean alert() {
    return alert;
  }

  /** The word of the configuration, for example {@code lamp-card}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The signal of a word. */
  public static Optional<Signal> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  /** The words of all that are written, or of all that are read. */
  public static List<String> words(boolean outputs) {
    return Arrays.stream(values()).filter(s -> s.output == outputs).map(Signal::word).toList();
  }
}
