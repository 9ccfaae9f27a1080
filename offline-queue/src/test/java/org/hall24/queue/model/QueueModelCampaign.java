package org.hall24.queue.model;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.ActionChain;

/**
 * The search for what the build's fixed seed does not meet: other chances with every run. No part of a build, by its name;
 * {@code packaging/queue-campaign} runs it. A failure prints its seed and the smallest chain that fails.
 */
class QueueModelCampaign {

  static {
    ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("org.hall24")).setLevel(ch.qos.logback.classic.Level.OFF);
  }

  /** As many as {@code -Djqwik.tries.default=N} says. */
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void whatever_happens_nothing_is_lost_and_nothing_is_twice(@ForAll(supplier = StormyDays.class) ActionChain<World> chain) {
    StormyDays.live(chain);
  }
}
