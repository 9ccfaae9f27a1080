package org.hall24.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that answers as a recording says, for tests. What the host sends must be what it sent then (masked bytes: as many,
 * whatever they are); each time it has sent the next piece, it hears what came after it. How the pieces were cut makes no
 * difference, and no time passes but by the ticker.
 */
public final class RecordingReplay extends PipedLink {

  /** Makes bytes for those that a recording does not show. */
  @FunctionalInterface
  public interface Filler {
    /**
     * As many bytes as are masked.
     *
     * @param count how many
     * @param digest what the recording shows of them, equal for equal bytes; empty for a short run
     */
    byte[] fill(int count, String digest);
  }

  /** Anything that may be sent in the place of a masked byte. */
  private static final int ANYTHING = -1;

  private static final Pattern ENTRY = Pattern.compile("\\d+\\.\\d{3} ([<>=]) (.*)");
  private static final Pattern WORD = Pattern.compile("([0-9A-F]{2})|\\[(\\d{1,7})(?::([0-9a-f]{8}))?]");

  private sealed interface Step {
    int line();

    record Sent(int line, List<Integer> bytes) implements Step {}

    record Heard(int line, byte[] bytes) implements Step {}

    record Lost(int line) implements Step {}
  }

  private final String name;
  private final List<Step> steps;
  private final Ticker ticker;
  private int at;
  private int sentOfStep;

  private RecordingReplay(String name, List<Step> steps, Ticker ticker) {
    super(new BytePipe(ticker));
    this.name = name;
    this.steps = steps;
    this.ticker = ticker;
    hear();
  }

  /**
   * Reads a recording file.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is no recording of this version
   */
  public static RecordingReplay of(Path file, Filler filler, Ticker ticker) throws IOException {
    return of(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8), filler, ticker);
  }

  /**
   * Reads the lines of a recording; of several in one file, the last.
   *
   * @throws IllegalArgumentException when it is no recording of this version, naming the line
   */
  public static RecordingReplay of(String name, List<String> lines, Filler filler, Ticker ticker) {
    int start = lines.lastIndexOf(LineRecorder.HEADER);
    if (start < 0) {
      throw new IllegalArgumentException(name + " is not a recording that begins with \"" + LineRecorder.HEADER + "\"");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = start; i < lines.size(); i++) {
      String text = lines.get(i);
      if (!text.startsWith("#") && !text.isBlank()) {
        step(name, i + 1, text, filler, steps);
      }
    }
    return new RecordingReplay(name, List.copyOf(steps), ticker);
  }

  private static void step(String name, int line, String text, Filler filler, List<Step> steps) {
    Matcher entry = ENTRY.matcher(text);
    if (!entry.matches()) {
      throw new IllegalArgumentException(name + " line " + line + " is no entry of a recording");
    }
    String rest = entry.group(2);
    switch (entry.group(1).charAt(0)) {
      case '>' -> steps.add(new Step.Sent(line, bytes(name, line, rest, (count, digest) -> null)));
      case '<' -> steps.add(new Step.Heard(line, array(bytes(name, line, rest, filler::fill))));
      default -> {
        if (rest.equals(LinkException.Kind.LOST.word())) {
          steps.add(new Step.Lost(line));
        }
      }
    }
  }

  private interface Masked {
    byte @Nullable [] bytes(int count, String digest);
  }

  private static List<Integer> bytes(String name, int line, String text, Masked masked) {
    List<Integer> all = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      Matcher matcher = WORD.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(name + " line " + line + ": \"" + word + "\" is neither a byte nor masked");
      }
      if (matcher.group(1) != null) {
        all.add(HexFormat.fromHexDigits(word));
        continue;
      }
      int count = Integer.parseInt(matcher.group(2));
      byte[] made = masked.bytes(count, Objects.requireNonNullElse(matcher.group(3), ""));
      if (made != null && made.length != count) {
        throw new IllegalArgumentException(name + " line " + line + ": " + count + " bytes are masked, not " + made.length);
      }
      for (int i = 0; i < count; i++) {
        all.add(made == null ? ANYTHING : made[i] & 0xff);
      }
    }
    return all;
  }

  private static byte[] array(List<Integer> bytes) {
    byte[] array = new byte[bytes.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = bytes.get(i).byteValue();
    }
    return array;
  }

  /** Whether all that was sent then was sent again. */
  public boolean finished() {
    return steps.subList(at, steps.size()).stream().noneMatch(Step.Sent.class::isInstance);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * As {@link Link#write}.
   *
   * @throws IllegalStateException when other bytes were sent then, naming the recording's line
   */
  @Override
  public void write(byte[] bytes) throws LinkException {
    input.check();
    for (byte b : bytes) {
      if (at == steps.size() || !(steps.get(at) instanceof Step.Sent sent)) {
        throw new IllegalStateException(name + ": after its last line nothing more was sent");
      }
      int expected = sent.bytes().get(sentOfStep);
      if (expected != ANYTHING && expected != (b & 0xff)) {
        throw new IllegalStateException(
            name + " line " + sent.line() + ": byte " + (sentOfStep + 1) + " was another one then");
      }
      sentOfStep++;
      if (sentOfStep == sent.bytes().size()) {
        at++;
        sentOfStep = 0;
        hear();
      }
    }
  }

  /** Lets everything arrive that came before the next thing was sent. */
  private void hear() {
    while (at < steps.size()) {
      switch (steps.get(at)) {
        case Step.Sent sent -> {
          return;
        }
        case Step.Heard heard -> input.put(heard.bytes(), 0, heard.bytes().length);
        case Step.Lost lost -> {
          return; // what came before it is heard first
        }
      }
      at++;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
    int count = input.take(buffer, offset, length, Duration.ZERO);
    if (count > 0) {
      return count;
    }
    if (at < steps.size() && steps.get(at) instanceof Step.Lost) {
      at++;
      input.end(LinkException.Kind.LOST, name + ": the line was lost here then");
      input.check();
    }
    try {
      ticker.await(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(LinkException.Kind.CLOSED, name + ": told to stop", e);
    }
    return 0;
  }

  @Override
  public void close() {
    input.end(LinkException.Kind.CLOSED, name + ": closed");
  }
}
