package org.hall24.kiosk.document;

import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.hall24.kiosk.catalogue.PaperNames;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;

/**
 * The sentences of an acceptance in one language, in their order; receipt and slip set the same ones.
 *
 * <p>A number of days is told only when the catalogue knows it; a plausible one is not a promise.
 */
final class AcceptanceWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Acceptance acceptance;
  private final PaperLanguage language;
  private final ResourceBundle words;

  /** A label and what it labels. */
  record Fact(String label, String value) {}

  AcceptanceWords(Acceptance acceptance, PaperLanguage language) {
    this.acceptance = acceptance;
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "org.hall24.kiosk.document.words",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String of(String key) {
    return words.getString(key);
  }

  String site() {
    return chinese() ? acceptance.site().nameZh() : acceptance.site().nameEn();
  }

  private String time() {
    return TIME.format(acceptance.acceptedAt());
  }

  List<Fact> facts() {
    ServiceItem service = acceptance.service();
    return List.of(
        new Fact(of("service"), chinese() ? service.nameZh() : service.nameEn()),
        new Fact(of("department"), department()),
        new Fact(of("applicant"), acceptance.applicant().maskedName()),
        new Fact(of("idNumber"), acceptance.applicant().maskedNumber()),
        new Fact(of("time"), time()));
  }

  Fact machine() {
    return new Fact(of("machine"), acceptance.site().kiosk());
  }

  Optional<String> cell() {
    return acceptance.handedOver().map(handed -> say("cellValue", handed.cell()));
  }

  List<String> papers() {
    List<String> chinese = acceptance.handedOver().map(Acceptance.HandedOver::papers).orElse(List.of());
    PaperNames names = PaperNames.shipped();
    return chinese() ? chinese : chinese.stream().map(names::onEnglishPage).toList();
  }

  /** What happens next, one step a sentence; the last says how to see the progress. */
  List<String> next(String progressKey) {
    List<String> steps = new ArrayList<>();
    acceptance.handedOver().ifPresent(handed -> steps.add(courier()));
    ServiceItem service = acceptance.service();
    if (service.daysKnown() && service.workingDays() > 0) {
      String key = acceptance.handedOver().isPresent() ? "daysOfOriginals" : "days";
      steps.add(say(key, department(), Integer.toString(service.workingDays())));
    } else {
      steps.add(say("daysUnknown", department()));
    }
    steps.add(of("result." + resultKey(Set.copyOf(service.delivery()))));
    steps.add(of(progressKey));
    return steps;
  }

  Optional<String> offlineNote() {
    return acceptance.offline() ? Optional.of(of("offline")) : Optional.empty();
  }

  private String courier() {
    return acceptance
        .courierAt()
        .map(at -> say("courier", day(at), clock(at), department()))
        .orElseGet(() -> say("courierLater", department()));
  }

  private String day(ZonedDateTime at) {
    return DateTimeFormatter.ofPattern(of("day"), language.locale()).format(at);
  }

  private static String clock(ZonedDateTime at) {
    return DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(at);
  }

  private static String resultKey(Set<Delivery> ways) {
    if (ways.equals(Set.of(Delivery.LOCKER, Delivery.EMS))) {
      return "locker-ems";
    }
    if (ways.equals(Set.of(Delivery.PRINT, Delivery.EMS))) {
      return "print-ems";
    }
    return ways.size() == 1 ? ways.iterator().next().name().toLowerCase(Locale.ROOT) : "other";
  }

  private String department() {
    return chinese() ? acceptance.service().departmentZh() : acceptance.service().departmentEn();
  }

  private boolean chinese() {
    return language == PaperLanguage.ZH;
  }

  private String say(String key, String... values) {
    return new MessageFormat(of(key), language.locale()).format(values);
  }
}
