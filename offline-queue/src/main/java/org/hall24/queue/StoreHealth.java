package org.hall24.queue;

/**
 * How the store is, for the health page and {@code hallctl doctor}: a state with stable words, and what a person needs beside.
 *
 * @param state what it can do now
 * @param detail a word of SQLite, a folder's name, a number of bytes; never personal; empty when there is nothing to add
 * @param usable bytes free where it lies
 * @param needed bytes that must be free before a filing is begun
 */
public record StoreHealth(State state, String detail, long usable, long needed) {

  /** With fewer bytes than this free, nothing more fits beside what is there: 16 pages. */
  static final long LEAST = 64L << 10;

  /** What it can do. */
  public enum State {
    /** Everything. */
    READY("ready", "The store keeps everything.", "nothing"),
    /** Keeps what is under way; services that file are closed. */
    STORAGE_LOW("storage-low", "The disk is nearly full: no new filings; delivery goes on.", "free space on the state folder's disk"),
    /** The reserve is given up and the disk is full: nothing new fits. */
    STORAGE_FULL("storage-full", "The disk is full: nothing can be kept.", "free space on the state folder's disk at once"),
    /** A new store stands where a damaged one was set aside. */
    SET_ASIDE(
        "set-aside", "The store before was damaged; its files lie untouched beside the new one.",
        "run: hallctl journal import; keep the folder and call the maintainers"),
    /** The disk may only be read. */
    READ_ONLY(
        "read-only", "The disk may only be read: out of service; doors can be closed and custody read.",
        "look at the disk and its file system, then start the kiosk again"),
    /** A write or a flush failed and could not be proven again. */
    FAILED("failed", "A write failed and cannot be proven: out of service.", "look at the disk, then start the kiosk again"),
    /** Bytes contradict each other; the next start sets the files aside. */
    DAMAGED("damaged", "The store is damaged: out of service.", "start the kiosk again: it sets the files aside and opens a new store"),
    /** Another process holds the folder. */
    IN_USE("in-use", "Another program holds the state folder.", "end that program"),
    /** It was closed. */
    CLOSED("closed", "The store is closed.", "start the kiosk");

    private final String word;
    private final String sentence;
    private final String action;

    State(String word, String sentence, String action) {
      this.word = word;
      this.sentence = sentence;
      this.action = action;
    }

    /** The stable word for programs and resource bundles. */
    public String word() {
      return word;
    }

    /** One sentence for a technician. */
    public String sentence() {
      return sentence;
    }

    /** What to do next. */
    public String action() {
      return action;
    }
  }

  /** Whether a resident may begin a filing. */
  public boolean takesFilings() {
    return state == State.READY || state == State.SET_ASIDE;
  }

  /** Whether the disk itself is full, and what is under way is kept by the reserve alone. */
  public boolean onReserve() {
    return state == State.STORAGE_LOW && usable < LEAST;
  }

  /** Whether anything at all can be written down. */
  public boolean writes() {
    return takesFilings() || state == State.STORAGE_LOW;
  }
}
