package org.hall24.kiosk.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.form.FormDefinition.CardFact;
import org.junit.jupiter.api.Test;

class FormFillingTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final Forms FORMS = Forms.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Map<CardFact, String> CARD =
      Map.of(
          CardFact.NAME, "王晓兰",
          CardFact.NUMBER, "11010119900307002X",
          CardFact.ADDRESS, "北京市石景山区鲁谷路74号");

  private static FormFilling nurse() {
    return FormFilling.begin(FORMS, CATALOGUE.item("hlth-002").orElseThrow(), CARD, TODAY);
  }

  private static FormField field(FormFilling form, String key) {
    return form.fields().stream().filter(field -> field.definition().key().equals(key)).findFirst().orElseThrow();
  }

  private static String errorOf(FormFilling form, int page, String key) {
    return field(form.check(page), key).error();
  }

  @Test
  void the_card_fills_name_and_number_and_the_page_says_so_with_the_number_masked() {
    assertThat(field(nurse(), "name").shown()).isEqualTo("王晓兰");
    assertThat(field(nurse(), "name").source()).isEqualTo("card");
    assertThat(field(nurse(), "idNumber").shown()).isEqualTo("1101**********002X");
    assertThat(nurse().answers()).containsEntry("idNumber", "11010119900307002X");
  }

  @Test
  void what_the_card_fixes_cannot_be_typed_over() {
    assertThat(nurse().fill(0, "name", "别人").answers()).containsEntry("name", "王晓兰");
  }

  @Test
  void a_field_of_another_page_cannot_be_filled_from_here() {
    assertThat(nurse().fill(0, "newPlace", "北京协和医院").answers()).containsEntry("newPlace", "");
  }

  @Test
  void errors_are_shown_only_after_the_person_tried_to_go_on() {
    FormFilling form = nurse().fill(0, "certificateNumber", "20x");
    assertThat(field(form, "certificateNumber").error()).isEmpty();
    assertThat(form.firstWrong(0)).contains("certificateNumber");
    assertThat(field(form.check(0), "certificateNumber").error()).isEqualTo("digits-only");
    assertThat(errorOf(nurse(), 0, "certificateNumber")).isEqualTo("required");
    assertThat(errorOf(nurse().fill(0, "certificateNumber", "123"), 0, "certificateNumber")).isEqualTo("too-short");
  }

  @Test
  void the_start_lies_between_tomorrow_and_thirty_days_from_now() {
    assertThat(field(nurse(), "startDate").earliest()).contains(LocalDate.of(2026, 11, 23));
    assertThat(field(nurse(), "startDate").latest()).contains(LocalDate.of(2026, 12, 22));
    assertThat(errorOf(nurse().fill(1, "startDate", "2026-11-22"), 1, "startDate")).isEqualTo("too-early");
    assertThat(errorOf(nurse().fill(1, "startDate", "2026-11-23"), 1, "startDate")).isEmpty();
    assertThat(errorOf(nurse().fill(1, "startDate", "2026-12-22"), 1, "startDate")).isEmpty();
    assertThat(errorOf(nurse().fill(1, "startDate", "2026-12-23"), 1, "startDate")).isEqualTo("too-late");
    assertThat(errorOf(nurse().fill(1, "startDate", "soon"), 1, "startDate")).isEqualTo("date-format");
  }

  @Test
  void typing_a_hospital_suggests_those_that_fit_until_one_is_taken() {
    FormFilling form = nurse().fill(1, "newPlace", "朝阳医院");
    assertThat(field(form, "newPlace").suggestions())
        .hasSize(3)
        .first()
        .isEqualTo("首都医科大学附属北京朝阳医院（石景山院区）");
    FormFilling taken = form.fill(1, "newPlace", "首都医科大学附属北京朝阳医院（石景山院区）");
    assertThat(field(taken, "newPlace").suggestions()).isEmpty();
  }

  @Test
  void a_hospital_is_found_by_initials_on_a_keyboard_with_letters_only() {
    assertThat(field(nurse(), "newPlace").suggestions()).isNotEmpty();
    assertThat(field(nurse().fill(1, "newPlace", "cyyy"), "newPlace").suggestions())
        .hasSize(3)
        .allMatch(name -> name.contains("朝阳医院"));
    assertThat(field(nurse().fill(1, "newPlace", "XWyy"), "newPlace").suggestions()).first().isEqualTo("首都医科大学宣武医院");
    assertThat(field(nurse().fill(1, "newPlace", "zzzz"), "newPlace").suggestions()).isEmpty();
  }

  @Test
  void an_address_is_asked_only_when_the_result_comes_by_mail_and_is_prefilled_from_the_card() {
    assertThat(nurse().fields(2)).extracting(field -> field.definition().key()).containsExactly("delivery", "phone");
    FormFilling mail = nurse().fill(2, "delivery", "ems");
    assertThat(field(mail, "address").shown()).isEqualTo("北京市石景山区鲁谷路74号");
    assertThat(field(mail, "address").source()).isEqualTo("card");
    assertThat(field(mail.fill(2, "address", "北京市海淀区中关村大街1号"), "address").source()).isEmpty();
    assertThat(nurse().answers()).doesNotContainKey("address");
  }

  @Test
  void a_choice_and_a_phone_must_be_real() {
    assertThat(errorOf(nurse().fill(2, "delivery", "pigeon"), 2, "delivery")).isEqualTo("not-a-choice");
    assertThat(errorOf(nurse().fill(2, "phone", "12345678901"), 2, "phone")).isEqualTo("phone");
    assertThat(errorOf(nurse().fill(2, "phone", "13800138000"), 2, "phone")).isEmpty();
  }

  @Test
  void what_only_foreigners_cards_have_is_asked_of_nobody_else() {
    var item = CATALOGUE.item("hlth-002").orElseThrow();
    FormFilling resident = FormFilling.begin(FORMS, item, CARD, TODAY);
    assertThat(resident.fields(0)).extracting(f -> f.definition().key()).doesNotContain("nameLatin", "nationality");
    var foreigner = new java.util.HashMap<>(CARD);
    foreigner.put(CardFact.NAME_LATIN, "MUSTERMANN, ERIKA");
    foreigner.put(CardFact.NATIONALITY, "德国");
    foreigner.put(CardFact.ADDRESS, "");
    FormFilling filled = FormFilling.begin(FORMS, item, foreigner, TODAY);
    assertThat(filled.answers()).containsEntry("nameLatin", "MUSTERMANN, ERIKA").containsEntry("nationality", "德国");
  }

  @Test
  void any_other_review_service_gets_the_general_form_with_its_own_ways_of_delivery() {
    ServiceItem other = CATALOGUE.item("ps-036").orElseThrow();
    FormFilling form = FormFilling.begin(FORMS, other, CARD, TODAY);
    assertThat(form.answers()).containsKeys("name", "idNumber", "delivery", "phone", "remark");
    assertThat(field(form, "delivery").choices()).hasSameSizeAs(other.delivery());
    assertThat(field(form, "remark").definition().required()).isFalse();
  }

  @Property(tries = 300)
  void whatever_is_typed_nothing_breaks_and_nothing_shows_in_a_text_form(@ForAll String value) {
    FormFilling form = nurse().fill(1, "newPlace", value).fill(2, "phone", value).fill(0, "certificateNumber", value);
    form = form.check(0).check(1).check(2);
    assertThat(form.fields()).isNotEmpty();
    assertThat(form.toString() + form.fields()).doesNotContain("王晓兰").doesNotContain("19900307");
  }
}
