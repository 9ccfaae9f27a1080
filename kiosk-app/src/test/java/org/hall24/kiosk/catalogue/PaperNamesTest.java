package org.hall24.kiosk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaperNamesTest {
  private final PaperNames names = PaperNames.shipped();

  @Test
  void a_paper_is_named_in_english_beside_the_name_that_stands_on_it() {
    assertThat(names.onEnglishPage("护士执业证书")).isEqualTo("Nurse practice certificate · 护士执业证书");
  }

  @Test
  void a_paper_without_an_english_name_keeps_its_own() {
    assertThat(names.onEnglishPage("某某材料")).isEqualTo("某某材料");
  }

  @Test
  void most_papers_of_the_catalogue_have_an_english_name() {
    List<String> asked =
        Catalogue.shipped().items().stream().flatMap(i -> Stream.of(i.materials().toArray(ServiceItem.Material[]::new))).map(ServiceItem.Material::nameZh).toList();
    long known = asked.stream().filter(name -> names.english(name).isPresent()).count();
    assertThat(known * 100 / asked.size()).isGreaterThanOrEqualTo(50);
  }
}
