package org.hall24.kiosk.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One service of the catalogue.
 *
 * @param code stable code, for example {@code hlth-002}
 * @param workingDays promised working days, 0 when there is no review
 * @param daysKnown whether {@code workingDays} may be told to a person as a promise; when false it is only plausible
 * @param originalPapers whether the applicant hands in originals, so that a cell is needed
 * @param delivery how the result reaches the applicant
 * @param materials what the applicant brings
 */
public record ServiceItem(
    String code,
    String nameZh,
    String nameEn,
    String departmentZh,
    String departmentEn,
    Audience audience,
    String themeZh,
    Mode mode,
    int workingDays,
    boolean daysKnown,
    boolean originalPapers,
    String result,
    List<Delivery> delivery,
    List<Material> materials) {

  /** 申请表, 变更申请书, 申请审核表; not a letter or a report that the applicant writes. */
  private static final Pattern APPLICATION_FORM = Pattern.compile("申请[^;；（(]{0,4}[表书]");

  public ServiceItem {
    delivery = List.copyOf(delivery);
    materials = List.copyOf(materials);
  }

  /**
   * The papers that go into the cell: the materials marked as originals; where a service wants originals without marking
   * one, every material but the identity card, which a person keeps. Empty when no cell is needed.
   */
  public List<String> papersToHandIn() {
    if (!originalPapers) {
      return List.of();
    }
    List<String> marked = materials.stream().filter(Material::original).map(Material::nameZh).toList();
    return marked.isEmpty()
        ? materials.stream().map(Material::nameZh).filter(name -> !name.contains("居民身份证")).toList()
        : marked;
  }

  /** Whether an application form is among what the applicant brings; the kiosk fills it. */
  public boolean asksForForm() {
    return materials.stream().anyMatch(material -> !material.original() && APPLICATION_FORM.matcher(material.nameZh()).find());
  }

  /**
   * The same service with the one way of delivery that the applicant chose.
   *
   * @param way as forms write it, for example {@code ems}; anything the service does not offer changes nothing
   */
  public ServiceItem delivered(String way) {
    return delivery.stream()
        .filter(offered -> offered.name().toLowerCase(Locale.ROOT).equals(way))
        .findFirst()
        .map(
            chosen ->
                new ServiceItem(
                    code, nameZh, nameEn, departmentZh, departmentEn, audience, themeZh, mode, workingDays, daysKnown, originalPapers,
                    result, List.of(chosen), materials))
        .orElse(this);
  }

  /** Whom the service is for. */
  public enum Audience {
    INDIVIDUAL,
    ENTERPRISE
  }

  /** What doing it means. */
  public enum Mode {
    QUERY,
    PRINT,
    INSTANT,
    REVIEW,
    APPOINTMENT
  }

  /** How a result reaches the applicant. */
  public enum Delivery {
    PRINT,
    LOCKER,
    EMS
  }

  /**
   * A paper the applicant brings.
   *
   * @param nameZh its name without the mark （原件）
   * @param original whether the paper itself is handed in
   */
  public record Material(String nameZh, boolean original) {}
}
