package org.hall24.kiosk.demo.night;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for what belongs to a person in files, as bytes: in UTF-8, both UTF-16 and GB 18030 (what screens, cards and
 * printers speak), and the same written as hexadecimal digits (what line recordings are made of).
 */
final class PersonalDataScan {

  /**
   * Something of a person, found where it must not be.
   *
   * @param file the file, relative to the folder scanned
   * @param what which kind of data, never the data itself
   * @param encoding how it was written there
   */
  record Find(Path file, String what, String encoding) {}

  /** What was scanned and what was found. */
  record Outcome(int files, long bytes, int needles, List<Find> finds) {}

  private record Needle(String what, String encoding, byte[] bytes, boolean hex) {}

  private final List<Needle> needles = new ArrayList<>();

  /** Adds a text to look for; {@code what} says what kind of data it is without telling it. */
  void lookFor(String what, String text) {
    Map<String, Charset> encodings = new LinkedHashMap<>();
    encodings.put("UTF-8", StandardCharsets.UTF_8);
    encodings.put("UTF-16LE", StandardCharsets.UTF_16LE);
    encodings.put("UTF-16BE", StandardCharsets.UTF_16BE);
    encodings.put("GB 18030", Charset.forName("GB18030"));
    encodings.forEach(
        (name, charset) -> {
          byte[] plain = text.getBytes(charset);
          if (needles.stream().noneMatch(n -> !n.hex && Arrays.equals(n.bytes, plain))) {
            needles.add(new Needle(what, name, plain, false));
            byte[] hex = HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII);
            needles.add(new Needle(what, name + " as hexadecimal", hex, true));
          }
        });
  }

  /** Scans every regular file under the folders. */
  Outcome scan(List<Path> folders) throws IOException {
    List<Find> finds = new ArrayList<>();
    int files = 0;
    long bytes = 0;
    for (Path folder : folders) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : all) {
        byte[] content = Files.readAllBytes(file);
        files++;
        bytes += content.length;
        byte[] digits = onlyHexDigits(content);
        for (Needle needle : needles) {
          if (contains(needle.hex ? digits : content, needle.bytes)) {
            finds.add(new Find(folder.relativize(file), needle.what, needle.encoding));
          }
        }
      }
    }
    return new Outcome(files, bytes, needles.size(), finds);
  }

  /** Hexadecimal is written with or without spaces, in either case: both are taken out. */
  private static byte[] onlyHexDigits(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).replace(" ", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean contains(byte[] content, byte[] needle) {
    if (needle.length == 0 || needle.length > content.length) {
      return false;
    }
    int last = content.length - needle.length;
    for (int at = 0; at <= last; at++) {
      if (content[at] == needle[0] && Arrays.equals(content, at, at + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
