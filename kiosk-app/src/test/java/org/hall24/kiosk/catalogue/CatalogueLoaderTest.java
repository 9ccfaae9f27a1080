package org.hall24.kiosk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.catalogue.ServiceItem.Material;
import org.hall24.kiosk.catalogue.ServiceItem.Mode;
import org.junit.jupiter.api.Test;

class CatalogueLoaderTest {
  private static final String HEADER =
      "code\tname_zh\tname_en\tdepartment_zh\tdepartment_en\taudience\ttheme_zh\tmode\tpromised_working_days"
          + "\toriginal_papers\tresult\tdelivery\tmaterials_zh\tconfidence\n";
  private static final String GOOD =
      "ps-001\t出生登记\tBirth\t公安分局\tPolice\tindividual\t户籍办理\treview\t1\tyes\t登记页\tlocker+ems\t"
          + "出生医学证明;户口簿（原件）\tplausible\n";
  private static final String BUNDLE_HEADER = "code\tname_zh\tname_en\titem_codes\n";

  @Test
  void the_shipped_catalogue_is_sound_and_whole() {
    Catalogue catalogue = Catalogue.shipped();

    assertThat(catalogue.items()).hasSize(1337);
    assertThat(catalogue.bundles()).hasSize(71);
    ServiceItem nurse = catalogue.item("hlth-002").orElseThrow();
    assertThat(nurse.nameZh()).isEqualTo("护士执业变更注册");
    assertThat(nurse.mode()).isEqualTo(Mode.REVIEW);
    assertThat(nurse.workingDays()).isEqualTo(7);
    assertThat(nurse.daysKnown()).isTrue();
    assertThat(nurse.delivery()).containsExactly(Delivery.LOCKER, Delivery.EMS);
    assertThat(nurse.materials()).contains(new Material("护士执业证书", true), new Material("居民身份证", false));
    assertThat(nurse.papersToHandIn()).containsExactly("护士执业证书");
  }

  @Test
  void every_service_that_wants_originals_says_which_paper_goes_into_the_cell_and_never_the_identity_card() {
    assertThat(Catalogue.shipped().items())
        .filteredOn(ServiceItem::originalPapers)
        .allSatisfy(item -> assertThat(item.papersToHandIn()).as(item.code()).isNotEmpty().doesNotContain("居民身份证"));
  }

  @Test
  void every_character_of_the_shipped_catalogue_has_a_reading() {
    Readings readings = Readings.shipped();
    assertThat(Catalogue.shipped().items())
        .flatMap(item -> item.nameZh().codePoints().filter(Character::isIdeographic).boxed().toList())
        .allSatisfy(han -> assertThat(readings.of((int) han)).as(Character.toString((int) han)).isNotEmpty());
  }

  @Test
  void all_faults_come_in_one_go_each_with_its_line_and_column() {
    String items =
        HEADER
            + GOOD
            + GOOD.replace("出生登记", "另一登记")
            + GOOD.replace("ps-001", "PS1").replace("出生登记", " 登记").replace("individual", "alien")
            + GOOD.replace("ps-001", "ps-002").replace("出生登记", "第三").replace("review\t1", "query\t7000")
            + GOOD.replace("ps-001", "ps-003").replace("出生登记", "第四").replace("locker+ems", "pigeon")
            + "too\tfew\n";
    CatalogueLoading loading = CatalogueLoader.load("c.tsv", items, "b.tsv", BUNDLE_HEADER + "bundle-a\t甲\tA\tps-001,ps-999\n");

    assertThat(loading).isInstanceOf(CatalogueLoading.Refused.class);
    List<CatalogueFault> faults = ((CatalogueLoading.Refused) loading).faults();
    assertThat(faults)
        .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column())
        .contains(
            "c.tsv:3:code",
            "c.tsv:4:code",
            "c.tsv:4:name_zh",
            "c.tsv:4:audience",
            "c.tsv:5:promised_working_days",
            "c.tsv:6:delivery",
            "c.tsv:7:",
            "b.tsv:2:item_codes");
    assertThat(faults.getFirst()).hasToString("c.tsv:7: this line has 2 cells; it needs 14");
  }

  @Test
  void a_file_with_another_header_is_refused_at_line_one() {
    assertThat(CatalogueLoader.load("c.tsv", "code\tname\n", "b.tsv", ""))
        .isInstanceOfSatisfying(
            CatalogueLoading.Refused.class,
            refused -> assertThat(refused.faults()).extracting(CatalogueFault::line).containsExactly(1, 1));
  }

  @Test
  void the_life_groups_and_the_often_used_services_are_all_in_the_catalogue() {
    ServiceGroups groups = ServiceGroups.shipped(Catalogue.shipped());
    assertThat(groups.often()).hasSize(10).extracting(ServiceItem::code).startsWith("hlth-002");
    for (String life : List.of("LIFE_CHILD", "LIFE_HOME", "LIFE_MARRIAGE", "LIFE_WORK", "LIFE_SHOP")) {
      assertThat(groups.group(life)).as(life).isNotEmpty();
    }
    assertThat(groups.group("nothing")).isEmpty();
  }
}
