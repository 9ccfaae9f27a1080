package org.hall24.identity.scan;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anything on a scanner's line; the first two bytes choose the settings and the bursts. */
public final class ScanLineFuzz {
  /** Several long codes; more of the same only takes longer. */
  private static final int LONGEST = 800;
  private static final String[] ENDS = {"auto", "cr", "lf", "crlf", "tab", "none"};
  private static final CodeTypes TYPES =
      new CodeTypes(new SignedCode.Reader(List.of()), text -> Optional.empty(), InstantSource.system());

  private ScanLineFuzz() {}

  /** Feeds the input in bursts and at once; both must find the same messages, and every message becomes a scan. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 2, Math.min(data.length, LONGEST));
    boolean asked = (data[0] & 0x40) != 0;
    List<byte[]> whole = messages(stream, settings(data[0]), stream.length, asked);
    // A line without an end is looked through again with every burst: the longer it is, the fewer bursts.
    int burst = Math.max(1 + (data[1] & 0xFF) / 8, stream.length / 64);
    List<byte[]> bursts = messages(stream, settings(data[0]), burst, asked);
    if (whole.size() != bursts.size()) {
      throw new IllegalStateException("bursts change what is found");
    }
    Gatherer gatherer = new Gatherer(Optional.empty(), ScanSettings.Format.PLAIN, TYPES, () -> LocalDate.of(2026, 11, 26));
    for (int i = 0; i < whole.size(); i++) {
      if (!Arrays.equals(whole.get(i), bursts.get(i))) {
        throw new IllegalStateException("bursts change a message");
      }
      gatherer.add(new LineAssembler.Found.Message(bursts.get(i)));
    }
    gatherer.settle();
    int scans = 0;
    while (gatherer.take().isPresent()) {
      scans++;
    }
    if (scans > whole.size() || scans == 0 && !whole.isEmpty()) {
      throw new IllegalStateException("messages are lost");
    }
  }

  private static ScanSettings settings(byte choice) {
    Map<String, String> words =
        (choice & 0x80) == 0
            ? Map.of("line-end", ENDS[(choice & 0x3F) % ENDS.length])
            : Map.of("line-end", ENDS[(choice & 0x3F) % ENDS.length], "prefix", "41", "suffix", "42");
    return ((ScanSettings.Parsed.Good) ScanSettings.parse(words)).settings();
  }

  private static List<byte[]> messages(byte[] stream, ScanSettings settings, int burst, boolean asked) {
    LineAssembler line = new LineAssembler(settings);
    if (asked) {
      line.expectReply();
    }
    List<byte[]> found = new ArrayList<>();
    int at = 0;
    while (at < stream.length) {
      at += line.feed(stream, at, Math.min(burst, stream.length - at));
      drain(line.take(), line, found);
    }
    drain(line.silence(), line, found);
    return found;
  }

  private static void drain(Optional<LineAssembler.Found> first, LineAssembler line, List<byte[]> found) {
    for (Optional<LineAssembler.Found> next = first; next.isPresent(); next = line.take()) {
      if (next.get() instanceof LineAssembler.Found.Message(byte[] bytes)) {
        found.add(bytes);
      }
    }
  }
}
