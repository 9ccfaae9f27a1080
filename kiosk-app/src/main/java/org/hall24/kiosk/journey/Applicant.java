package org.hall24.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.form.Masks;

/** The person of the card, as far as a filing needs it. Held for one session, never printed by accident. */
public final class Applicant {
  private static final List<String> TWO_CHARACTER_SURNAMES =
      List.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "夏侯", "端木");

  private final String name;
  private final Sex sex;
  private final Optional<LocalDate> birthDate;
  private final String number;
  private final String address;
  private final Paper paper;

  /**
   * What the card says.
   *
   * @param name for showing and filing
   * @param birthDate nothing when the card holds no readable date
   * @param address empty on cards that have none
   */
  public Applicant(
      String name, Sex sex, Optional<LocalDate> birthDate, String number, String address, Paper paper) {
    this.name = name;
    this.sex = sex;
    this.birthDate = birthDate;
    this.number = number;
    this.address = address;
    this.paper = paper;
  }

  /** A holder of a resident identity card. */
  public Applicant(String name, Sex sex, LocalDate birthDate, String number, String address) {
    this(name, sex, Optional.of(birthDate), number, address, Paper.resident(name));
  }

  /**
   * The document a person showed.
   *
   * @param type its stable word, as {@code resident} or {@code foreign-pr-2023}
   * @param nameAsStored the name with its private-use characters, for matching with the issuing side
   * @param nameLatin in Latin letters; empty where the document has none
   * @param nationality three letters; empty where the document has none
   * @param country the nationality's Chinese name; empty where the document has none
   * @param permitNumber of a travel permit; empty where the document has none
   */
  public record Paper(
      String type, String nameAsStored, String nameLatin, String nationality, String country, String permitNumber) {

    /** A resident identity card. */
    public static Paper resident(String nameAsStored) {
      return new Paper("resident", nameAsStored, "", "", "", "");
    }

    boolean ofForeigner() {
      return !nationality.isEmpty();
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
      return "Paper[" + type + "]";
    }
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

  /** Nothing when the card holds no readable date. */
  public Optional<LocalDate> birthDate() {
    return birthDate;
  }

  public String number() {
    return number;
  }

  /** Empty on cards that have none. */
  public String address() {
    return address;
  }

  /** The document that was shown. */
  public Paper paper() {
    return paper;
  }

  /** The first character and stars. */
  public String maskedName() {
    return Masks.name(name);
  }

  /** 王女士, 李先生; only the masked name where the card names no sex, and for foreigners, whose surname no rule finds. */
  public String honorific() {
    if (paper.ofForeigner()) {
      return maskedName();
    }
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

  /** Whether the person is younger than this many years on the day, or may be for all that the card says. */
  public boolean youngerThan(int years, LocalDate today) {
    return birthDate.map(date -> date.plusYears(years).isAfter(today)).orElse(true);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Applicant[•••]";
  }
}
