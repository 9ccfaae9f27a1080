package org.hall24.kiosk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.hall24.kiosk.catalogue.CatalogueSearch.Found;
import org.hall24.kiosk.catalogue.SearchHit.Span;
import org.junit.jupiter.api.Test;

class CatalogueSearchTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final Readings READINGS = Readings.shipped();
  private static final CatalogueSearch SEARCH = new CatalogueSearch(CATALOGUE.items(), READINGS);

  private static SearchHit first(String query) {
    return SEARCH.find(query, 10).hits().getFirst();
  }

  private static String marked(SearchHit hit) {
    String name = hit.english() ? hit.item().nameEn() : hit.item().nameZh();
    return String.join("|", hit.marks().stream().map(mark -> name.substring(mark.from(), mark.to())).toList());
  }

  @Test
  void initials_with_gaps_find_the_nurse_first_and_mark_what_they_hit() {
    SearchHit hit = first("hsbg");
    assertThat(hit.item().code()).isEqualTo("hlth-002");
    assertThat(hit.marks()).containsExactly(new Span(0, 2), new Span(4, 6));
    assertThat(marked(hit)).isEqualTo("护士|变更");
  }

  @Test
  void all_readings_of_a_polyphone_count() {
    CatalogueSearch search = new CatalogueSearch(List.of(named("银行重点调查")), READINGS);
    for (String typed : List.of("yhzd", "yxcd", "yinhang", "yinxing", "zddc", "zdtc")) {
      assertThat(search.find(typed, 5).total()).as(typed).isEqualTo(1);
    }
    assertThat(search.find("ybzd", 5).total()).isZero();
  }

  @Test
  void chinese_pinyin_a_mixture_and_english_all_lead_to_the_same_service() {
    for (String typed :
        List.of("护士执业变更", "护士变更", "hushizhiyebiangeng", "hu shi bian geng", "护士bg", "HSZYBG", "ｈｓｂｇ", "nurse change", "hushibiang")) {
      assertThat(first(typed).item().code()).as(typed).isEqualTo("hlth-002");
    }
  }

  @Test
  void english_words_are_marked_in_the_english_name() {
    SearchHit hit = first("nurse practice chan");
    assertThat(hit.english()).isTrue();
    assertThat(marked(hit)).isEqualTo("Nurse|practice|chan");
  }

  @Test
  void a_contiguous_hit_comes_before_one_with_gaps_and_a_start_before_a_middle() {
    CatalogueSearch search =
        new CatalogueSearch(List.of(named("变甲更"), named("甲变更"), named("变更"), named("变更登记")), READINGS);
    assertThat(search.find("bg", 5).hits())
        .extracting(hit -> hit.item().nameZh())
        .containsExactly("变更", "变更登记", "甲变更", "变甲更");
  }

  @Test
  void the_same_keys_always_give_the_same_list() {
    assertThat(SEARCH.find("bg", 40)).isEqualTo(new CatalogueSearch(CATALOGUE.items(), Readings.shipped()).find("bg", 40));
  }

  @Test
  void an_empty_or_blank_query_finds_nothing_and_nonsense_does_not_harm() {
    for (String typed : List.of("", "  ", "'", "\u0000", "😀", "qqqqqqqqqqqqqqqqqqqqqq", "\t")) {
      assertThat(SEARCH.find(typed, 10).hits()).as(typed).isEmpty();
    }
  }

  @Test
  void the_total_tells_of_hits_beyond_the_limit() {
    Found found = SEARCH.find("dj", 7);
    assertThat(found.hits()).hasSize(7);
    assertThat(found.total()).isGreaterThan(100);
  }

  @Property(tries = 200)
  void whatever_is_typed_marks_are_in_order_inside_the_name_and_do_not_touch(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 8) String typed) {
    for (SearchHit hit : SEARCH.find(typed, 30).hits()) {
      int end = -1;
      int length = (hit.english() ? hit.item().nameEn() : hit.item().nameZh()).length();
      for (Span mark : hit.marks()) {
        assertThat(mark.from()).isGreaterThan(end);
        assertThat(mark.to()).isGreaterThan(mark.from()).isLessThanOrEqualTo(length);
        end = mark.to();
      }
    }
  }

  @Property(tries = 200)
  void the_initials_of_any_part_of_any_name_find_that_service(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 1336) int index, @ForAll long seed) {
    ServiceItem item = CATALOGUE.items().get(index);
    StringBuilder typed = new StringBuilder();
    IntStream.range(0, item.nameZh().length())
        .filter(i -> (seed >>> i & 1) != 0)
        .mapToObj(i -> READINGS.of(item.nameZh().charAt(i)))
        .filter(readings -> !readings.isEmpty())
        .forEach(readings -> typed.append(readings.getLast().charAt(0)));
    if (!typed.isEmpty()) {
      assertThat(SEARCH.find(typed.toString(), 2000).hits()).extracting(SearchHit::item).contains(item);
    }
  }

  @Test
  void ten_times_the_catalogue_still_answers_every_key() {
    List<ServiceItem> tenfold = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tenfold.addAll(CATALOGUE.items());
    }
    assertThat(new CatalogueSearch(tenfold, READINGS).find("hsbg", 10).hits())
        .extracting(hit -> hit.item().code())
        .containsOnly("hlth-002");
  }

  private static ServiceItem named(String name) {
    ServiceItem nurse = CATALOGUE.item("hlth-002").orElseThrow();
    return new ServiceItem(
        "x-001",
        name,
        "x",
        nurse.departmentZh(),
        nurse.departmentEn(),
        nurse.audience(),
        nurse.themeZh(),
        nurse.mode(),
        0,
        false,
        false,
        "x",
        nurse.delivery(),
        List.of());
  }
}
