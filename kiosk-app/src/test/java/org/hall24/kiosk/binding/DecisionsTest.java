package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hall24.kiosk.binding.Decisions.Expected;
import org.hall24.queue.delivery.Backend.Answered;
import org.hall24.queue.delivery.Standing;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static Standing decided(String result, Standing.Document... documents) {
    return new Standing("complete", Optional.empty(), Optional.of(new Standing.Decision(result, "", List.of(documents))));
  }

  private static Standing.Document document(String name, String by) {
    return new Standing.Document(name, by.isEmpty() ? Optional.empty() : Optional.of(by), Optional.empty(), Optional.empty());
  }

  @Test
  void what_the_office_sends_to_a_cell_is_expected_first_by_its_own_name_and_what_goes_another_way_is_not() {
    Map<String, Standing> told =
        Map.of(
            "b", decided("approved", document("护士执业证书", "cell")),
            "c", decided("approved", document("养犬登记证", "ems")),
            "d", decided("rejected"),
            "e", new Standing("complete", Optional.empty(), Optional.empty()),
            "f", decided("approved", document("许可证", "")));
    assertThat(Decisions.expected(List.of("a", "b", "c", "d", "e", "f"), Function.identity(), told))
        .containsExactly(new Expected<>("b", "护士执业证书"), new Expected<>("f", "许可证"), new Expected<>("a", ""), new Expected<>("e", ""));
  }

  @Test
  void without_a_network_nobody_is_asked_and_the_list_is_what_this_machine_knows() throws Exception {
    Decisions decisions =
        new Decisions(
            key -> {
              throw new AssertionError("asked");
            },
            () -> false, Runnable::run);
    assertThat(decisions.about(List.of("a"), Duration.ofSeconds(2))).isEmpty();
  }

  @Test
  void an_office_that_does_not_answer_or_breaks_keeps_nobody_waiting_and_the_others_are_told() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Standing standing = decided("approved", document("护士执业证书", "cell"));
    Decisions decisions =
        new Decisions(
            key -> {
              if (key.equals("slow")) {
                await(never);
              }
              if (key.equals("broken")) {
                throw new IllegalStateException("broken");
              }
              return new Answered.With<>(standing);
            },
            () -> true, task -> Thread.ofVirtual().start(task));
    Map<String, Standing> told = decisions.about(List.of("slow", "broken", "told"), Duration.ofMillis(300));
    never.countDown();
    assertThat(told).containsOnlyKeys("told");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
