package org.hall24.kiosk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.hall24.kiosk.catalogue.ServiceItem.Mode;
import org.junit.jupiter.api.Test;

class AvailabilityRuleTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final ServiceItem NURSE = CATALOGUE.item("hlth-002").orElseThrow();
  private static final ServiceItem NO_PAPERS =
      CATALOGUE.items().stream().filter(i -> i.mode() == Mode.REVIEW && !i.originalPapers()).findFirst().orElseThrow();
  private static final ServiceItem QUERY =
      CATALOGUE.items().stream().filter(i -> i.mode() == Mode.QUERY).findFirst().orElseThrow();

  private static Conditions hall(String reader, String locker, boolean online, int free) {
    return new Conditions(reader, locker, "unplugged", "paper-out", online, free, 24, false);
  }

  private static List<String> missing(ServiceItem item, Conditions now) {
    return AvailabilityRule.filingOnly().missing(item, now);
  }

  @Test
  void filing_needs_neither_network_nor_printer_nor_face() {
    assertThat(missing(NURSE, hall("", "", false, 3))).isEmpty();
  }

  @Test
  void without_a_card_reader_nothing_can_be_filed_and_the_reason_is_told() {
    assertThat(missing(NO_PAPERS, hall("no-port", "", true, 3))).containsExactly("card-reader:no-port");
  }

  @Test
  void a_full_or_broken_cabinet_stops_only_services_that_hand_in_originals() {
    assertThat(missing(NURSE, hall("", "", true, 0))).containsExactly("locker:full");
    assertThat(missing(NURSE, hall("", "unreachable", true, 0))).containsExactly("locker:unreachable");
    assertThat(missing(NURSE, hall("", Conditions.NOT_COMMISSIONED, true, 0))).isEmpty();
    assertThat(missing(NURSE, hall("no-port", Conditions.NOT_COMMISSIONED, true, 0))).containsExactly("card-reader:no-port");
    assertThat(missing(NO_PAPERS, hall("", "unreachable", true, 0))).isEmpty();
  }

  @Test
  void modes_this_machine_does_not_do_are_said_to_be_elsewhere() {
    assertThat(missing(QUERY, Conditions.allReady(3, 24))).containsExactly("not-here");
  }

  @Test
  void a_query_needs_the_network_where_the_machine_does_queries() {
    AvailabilityRule rule = new AvailabilityRule(EnumSet.allOf(Mode.class));
    assertThat(rule.missing(QUERY, hall("", "", false, 3))).containsExactly("network:down");
    assertThat(rule.missing(QUERY, hall("", "", true, 3))).isEmpty();
  }
}
