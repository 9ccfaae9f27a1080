package org.hall24.identity.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.identity.mrz.MachineReadableZone;
import org.hall24.identity.mrz.MrzReader;

/** Makes scans of messages: letters of bytes, one zone of its two or three lines, a code of anything else. Not thread-safe. */
final class Gatherer {
  private final Optional<Charset> charset;
  private final ScanSettings.Format format;
  private final CodeTypes types;
  private final Supplier<LocalDate> today;
  private final List<String> lines = new ArrayList<>();
  private final Deque<Scan> ready = new ArrayDeque<>();

  Gatherer(Optional<Charset> charset, ScanSettings.Format format, CodeTypes types, Supplier<LocalDate> today) {
    this.charset = charset;
    this.format = format;
    this.types = types;
    this.today = today;
  }

  /** Takes what was found on the line; messages are wiped. */
  void add(LineAssembler.Found found) {
    switch (found) {
      case LineAssembler.Found.Message(byte[] bytes) -> {
        Optional<String> text = text(bytes);
        Arrays.fill(bytes, (byte) 0);
        text.ifPresentOrElse(
            format == ScanSettings.Format.TAGGED ? this::tagged : this::line, () -> unreadable(Scan.Why.CHARSET));
      }
      case LineAssembler.Found.Overlong _ -> {
        // A reader of passports also sends what it read of the chip, with a picture: nobody asked for it.
        if (format == ScanSettings.Format.PLAIN) {
          unreadable(Scan.Why.OVERLONG);
        }
      }
      case LineAssembler.Found.Cut _ -> unreadable(Scan.Why.CUT);
      case LineAssembler.Found.Refused _ -> unreadable(Scan.Why.TRIGGER_REFUSED);
    }
  }

  /** The next scan, oldest first. */
  Optional<Scan> take() {
    return Optional.ofNullable(ready.poll());
  }

  /** Whether lines wait for further ones. */
  boolean holding() {
    return !lines.isEmpty();
  }

  /** No further line comes: what waited were codes. */
  void settle() {
    List<String> single = List.copyOf(lines);
    lines.clear();
    single.forEach(this::code);
  }

  /** Forgets everything. */
  void wipe() {
    lines.clear();
    ready.clear();
  }

  private void unreadable(Scan.Why why) {
    settle();
    ready.add(new Scan.Unreadable(why));
  }

  private void tagged(String text) {
    Optional<TaggedMessage> message = TaggedMessage.parse(text);
    if (message.isEmpty()) {
      unreadable(Scan.Why.CUT);
      return;
    }
    switch (message.get()) {
      case TaggedMessage.Zone(String zone) ->
          new MrzReader(today.get()).read(zone).ifPresentOrElse(z -> ready.add(new Scan.Zone(z)), () -> code(zone));
      case TaggedMessage.Code(String code) -> code(code);
      case TaggedMessage.Other _ -> {
        // How reading goes on, or what a chip said: no code.
      }
    }
  }

  private void line(String text) {
    if (holding() && !MrzReader.continues(lines.getFirst(), text)) {
      settle();
    }
    Optional<MachineReadableZone> whole = holding() ? Optional.empty() : new MrzReader(today.get()).read(text);
    if (whole.isPresent()) {
      ready.add(new Scan.Zone(whole.get()));
      return;
    }
    if (!holding() && MrzReader.linesOfZone(text).orElse(1) == 1) {
      code(text);
      return;
    }
    lines.add(text);
    if (lines.size() == MrzReader.linesOfZone(lines.getFirst()).orElse(1)) {
      Optional<MachineReadableZone> zone = new MrzReader(today.get()).read(lines);
      zone.ifPresentOrElse(
          z -> {
            lines.clear();
            ready.add(new Scan.Zone(z));
          },
          this::settle);
    }
  }

  private void code(String text) {
    ready.add(new Scan.Code(types.of(text)));
  }

  private Optional<String> text(byte[] bytes) {
    if (charset.isPresent()) {
      return text(bytes, charset.get());
    }
    return text(bytes, StandardCharsets.UTF_8).or(() -> text(bytes, ScanSettings.GB18030));
  }

  private static Optional<String> text(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
