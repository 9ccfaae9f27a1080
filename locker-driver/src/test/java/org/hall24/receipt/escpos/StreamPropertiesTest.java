package org.hall24.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.hall24.receipt.escpos.EscPos.Alignment;
import org.hall24.receipt.escpos.EscPos.Correction;

class StreamPropertiesTest {

  @Provide
  Arbitrary<EscPos> commands() {
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 255);
    Arbitrary<Octets> data =
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(40).map(Octets::of);
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0x20, 0x7E).map(EscPos.Char::new),
        Arbitraries.integers().between(0xB0A1, 0xB0FE).map(EscPos.Char::new),
        Arbitraries.of(
            new EscPos.LineFeed(),
            new EscPos.Initialise(),
            new EscPos.QrPrint(),
            new EscPos.DefaultLineSpacing(),
            new EscPos.RealTimeClear(),
            new EscPos.ChineseMode(true)),
        Arbitraries.of(Alignment.class).map(EscPos.Align::new),
        Arbitraries.of(Correction.class).map(EscPos.QrCorrection::new),
        small.map(EscPos.FeedUnits::new),
        small.map(EscPos.FeedLines::new),
        small.map(n -> new EscPos.FeedAndCut(n % 2 == 0, n)),
        Arbitraries.integers().between(0, 0xFFFF).map(EscPos.MoveTo::new),
        data.map(EscPos.QrStore::new),
        data.map(bytes -> new EscPos.Raster(bytes.length(), 1, bytes)),
        data.map(bytes -> new EscPos.Columns(Octets.of(triple(bytes)))),
        Arbitraries.strings().withCharRange(' ', '~').ofLength(4).map(EscPos.ProcessId::new),
        Arbitraries.integers().between(1, 4).map(EscPos.RealTimeStatus::new));
  }

  private static byte[] triple(Octets bytes) {
    byte[] out = new byte[bytes.length() * 3];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) bytes.at(i / 3);
    }
    return out;
  }

  @Property
  void every_stream_of_commands_reads_back_as_itself(@ForAll("streams") List<EscPos> commands) {
    assertThat(new EscPosParser().accept(EscPos.encode(commands))).isEqualTo(commands);
  }

  @Provide
  Arbitrary<List<EscPos>> streams() {
    return commands().list().ofMaxSize(20);
  }

  @Property
  void every_cutting_of_a_stream_reads_the_same(
      @ForAll("streams") List<EscPos> commands, @ForAll("sizes") List<Integer> sizes) {
    byte[] bytes = EscPos.encode(commands);
    EscPosParser parser = new EscPosParser();
    List<EscPos> read = new ArrayList<>();
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int size = sizes.isEmpty() ? 1 : sizes.get(i % sizes.size());
      int end = Math.min(bytes.length, at + size);
      read.addAll(parser.accept(Octets.of(bytes, at, end).toArray()));
      at = end;
    }
    assertThat(read).isEqualTo(commands);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(1, 17).list().ofMaxSize(6);
  }

  @Property
  void noise_neither_throws_nor_stalls_what_follows(@ForAll byte[] noise) {
    EscPosParser parser = new EscPosParser();
    parser.accept(noise);
    parser.abandon();
    assertThat(parser.state()).isEqualTo(new EscPosParser.State.Between());
    parser.reset();
    assertThat(parser.accept(new byte[] {0x1B, 0x40})).containsExactly(new EscPos.Initialise());
  }

  @Property
  void an_unknown_command_costs_only_itself(@ForAll @net.jqwik.api.constraints.ByteRange(min = 1, max = 8) byte bad) {
    assertThat(new EscPosParser().accept(new byte[] {0x1B, bad, 0x1B, 0x40, 'A'}))
        .endsWith(new EscPos.Initialise(), new EscPos.Char('A'))
        .first()
        .isInstanceOf(EscPos.Malformed.class);
  }

  @Property
  void noise_from_a_printer_neither_throws_nor_stalls(@ForAll byte[] noise) {
    ReplyParser parser = new ReplyParser();
    parser.accept(noise, 0, noise.length);
    byte[] end = new byte[ReplyParser.LONGEST_BLOCK + 4];
    parser.accept(end, 0, end.length);
    byte[] id = HexFormat.of().parseHex("37224162307E00");
    assertThat(parser.accept(id, 0, id.length)).contains(new PrinterReply.Processed("Ab0~"));
  }

  @Property
  void a_defused_image_holds_no_real_time_command(@ForAll("dangerous") List<Byte> bytes) {
    byte[] image = new byte[bytes.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = bytes.get(i);
    }
    RealTimeScanner.defuse(image);
    RealTimeScanner scanner = new RealTimeScanner();
    for (byte next : image) {
      assertThat(scanner.accept(next)).isEmpty();
    }
  }

  @Provide
  Arbitrary<List<Byte>> dangerous() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of((byte) 0x10)),
            Tuple.of(4, Arbitraries.of((byte) 0x04, (byte) 0x05, (byte) 0x14)),
            Tuple.of(2, Arbitraries.of((byte) 1, (byte) 2, (byte) 8)),
            Tuple.of(1, Arbitraries.bytes()))
        .list()
        .ofMaxSize(60);
  }

  @Example
  void a_real_time_command_is_seen_inside_an_image() {
    RealTimeScanner scanner = new RealTimeScanner();
    List<EscPos> seen = new ArrayList<>();
    for (byte next : HexFormat.of().parseHex("FF10101004021014080103140106020810")) {
      scanner.accept(next).ifPresent(seen::add);
    }
    assertThat(seen).containsExactly(new EscPos.RealTimeStatus(2), new EscPos.RealTimeClear());
  }
}
