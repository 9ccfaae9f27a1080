package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamReaderEmulator;

/** Whatever goes wrong on the line and on the reader, nobody gets another person's card. */
class AnyFaultsTest {

  /** A fault and the command it befalls. */
  record Mishap(SamCommand command, SamFault fault) {}

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void what_is_read_is_always_the_card_that_lies_there(@ForAll("mishaps") @Size(max = 5) List<Mishap> mishaps)
      throws Exception {
    var emulator = new SamReaderEmulator();
    try (var bench = new ReaderBench(emulator, false)) {
      mishaps.forEach(mishap -> emulator.plan(mishap.command(), mishap.fault()));
      emulator.lay(ReaderBench.ZHANG_SAN);
      if (bench.readFor(600) instanceof CardRead.Read(var document, var _, var _)) {
        assertThat(document).isEqualTo(CardVectors.zhangSan());
      }
      emulator.lift();
      emulator.lay(ReaderBench.LI_SI);
      if (bench.readFor(600) instanceof CardRead.Read(var document, var _, var _)) {
        assertThat(document).isEqualTo(CardVectors.liSi());
      }
    }
  }

  @Provide
  Arbitrary<List<Mishap>> mishaps() {
    Arbitrary<SamCommand> commands = Arbitraries.of(SamCommand.class);
    Arbitrary<SamFault> faults =
        Arbitraries.oneOf(
            Arbitraries.of(
                new SamFault.Drop(), new SamFault.Late(), new SamFault.Overtaken(), new SamFault.Unplug(), new SamFault.BadChecksum(), new SamFault.Lift()),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(SamFault.NoiseBefore::new),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(SamFault.NoiseAfter::new),
            Arbitraries.integers().between(0, 1295).map(SamFault.Cut::new),
            Arbitraries.integers().between(-1300, 3000).map(SamFault.BadLength::new),
            Arbitraries.integers().between(1, 700).map(SamFault.Split::new),
            Arbitraries.of(SamStatus.class)
                .filter(status -> status.code() >= 0 && !status.good())
                .map(status -> new SamFault.Answer(0x6A, 0x82, status)));
    return Combinators.combine(commands, faults).as(Mishap::new).list();
  }
}
