package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of the kills of {@code packaging/kill-campaign}, which makes a thousand and more. */
class CellKillTest {
  private static final int KILLS = 24;

  @TempDir Path folder;

  @Test
  void a_cabinet_killed_at_its_writes_loses_no_papers_moves_nothing_at_the_start_and_pulses_no_bolt_twice() throws Exception {
    try (CellKillCampaign campaign = new CellKillCampaign(folder, 7)) {
      campaign.run(KILLS);
      System.out.println(campaign.summary());
      assertThat(campaign.wrong()).as(campaign.summary()).isEmpty();
      assertThat(campaign.clean()).as(campaign.summary()).isTrue();
    }
  }
}
