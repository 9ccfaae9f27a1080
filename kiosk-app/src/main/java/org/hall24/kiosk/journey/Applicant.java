package org.hall24.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import org.hall24.kiosk.form.Masks;

/** The person of the card, as far as a filing needs it. Held for one session, never printed by accident. */
public final class Applicant {
  private static final List<String> TWO_CHARACTER_SURNAMES =
      List.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "夏侯", "端木");

  private final String name;
  private final Sex sex;
  private final LocalDate birthDate;
  private final String number;
  private final String address;

  /** What the card says. */
  public Applicant(String name, Sex sex, LocalDate birthDate, String number, String address) {
    this.name = name;
    this.sex = sex;
    this.birthDate = birthDate;
    this.number = number;
    this.address = address;
  }

  /** How a person is addressed. */
  public enum Sex {
    FEMALE,
    MALE,
    UNSPECIFIED
  }

  public String name() {
    return name;
  }

  public Sex sex() {
    return sex;
  }

  public LocalDate birthDate() {
    return birthDate;
  }

  public String number() {
    return number;
  }

  public String address() {
    return address;
  }

  /** The first character and stars. */
  public String maskedName() {
    return Masks.name(name);
  }

  /** 王女士, 李先生; only the masked name where the card names no sex. */
  public String honorific() {
    String surname =
        TWO_CHARACTER_SURNAMES.stream()
            .filter(name::startsWith)
            .findFirst()
            .orElseGet(() -> name.isEmpty() ? "" : Character.toString(name.codePointAt(0)));
    return switch (sex) {
      case FEMALE -> surname + "女士";
      case MALE -> surname + "先生";
      case UNSPECIFIED -> maskedName();
    };
  }

  /** Whether the person is younger than this many years on the day. */
  public boolean youngerThan(int years, LocalDate today) {
    return birthDate.plusYears(years).isAfter(today);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Applicant[•••]";
  }
}
