package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderPlanTest {
  private final SamReaderEmulator emulator = new SamReaderEmulator();
  private final ReaderPlan plan = new ReaderPlan(new SampleCards());

  @Test
  void acts_come_in_the_order_of_the_clock() {
    plan.rule(emulator, "at=2.5 swap foreign-pr-2023");
    plan.rule(emulator, " at=0 lay resident ");
    plan.rule(emulator, "at=4 pull");
    assertThat(plan.acts())
        .containsExactly(
            new ReaderPlan.Act(Duration.ZERO, List.of("lay", "resident")),
            new ReaderPlan.Act(Duration.ofMillis(2500), List.of("swap", "foreign-pr-2023")),
            new ReaderPlan.Act(Duration.ofSeconds(4), List.of("pull")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on=read lift",
        "on=read nth=3 times=2 swap=foreign-pr-2017",
        "on=find noise=AAAAAA9669",
        "on=select noise-after=00ff",
        "on=read split=1",
        "on=status drop",
        "on=sam-id cut=3",
        "on=card-number checksum",
        "on=newest-address length=-2",
        "on=read-with-finger late",
        "on=reset wrong-order",
        "on=read unplug",
        "on=read answer=41",
        "on=read answer=6F0041",
        "make again card-number=refused newest-address=ignored finger=known speed=9600",
      })
  void every_rule_that_is_described_is_understood(String rule) {
    plan.rule(emulator, rule);
    assertThat(emulator.planDone()).isEqualTo(!rule.startsWith("on="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lay resident",
        "at=x lay",
        "at=-1 lay",
        "at=1",
        "on=read",
        "on=read nth=2",
        "on=read nth=0 drop",
        "on=write drop",
        "on=read drop late",
        "on=read explode",
        "on=read swap=passport",
        "on=read noise=0",
        "on=read answer=01",
        "on=read answer=6F41",
        "on=read split=0",
        "make tea",
        "make finger=maybe",
        "make speed=fast",
      })
  void anything_else_is_refused_with_what_is_allowed(String rule) {
    assertThatThrownBy(() -> plan.rule(emulator, rule)).isInstanceOf(IllegalArgumentException.class);
  }
}
