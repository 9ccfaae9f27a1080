package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The residence permit for residents of Hong Kong, Macau and Taiwan (letter J), issued since September 2018.
 *
 * <p>Layout: the public decoders lochyhuang/DKCloudID and Johann356/readinfo agree. It has no ethnic group.
 *
 * @param name up to 15 UTF-16 units
 * @param sexCode one digit, GB/T 2261.1
 * @param birth YYYYMMDD
 * @param address up to 35 UTF-16 units
 * @param number 18 characters by GB 11643, {@code x} made {@code X}
 * @param authority up to 15 UTF-16 units
 * @param validFromText YYYYMMDD
 * @param validToText YYYYMMDD
 * @param permitNumber number of the travel permit, up to 9 characters
 * @param issueCount two digits, how often it was issued
 */
public record ResidencePermit(
    String name,
    String sexCode,
    String birth,
    String address,
    String number,
    String authority,
    String validFromText,
    String validToText,
    String permitNumber,
    String issueCount)
    implements IdentityDocument {
  private static final Pattern REGIONS = Pattern.compile("8[123]0000.*");
  // Newer permits print 8 digits, older ones added two for the re-issue.
  private static final Pattern PERMIT = Pattern.compile("[HM]?[0-9]{8}([0-9]{2})?");

  public ResidencePermit {
    number = CitizenNumber.normalised(number);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.HMT_RESIDENCE_PERMIT;
  }

  @Override
  public Optional<String> displayAddress() {
    return Optional.of(RareCharacters.normalised(address));
  }

  @Override
  public Set<Remark> remarks(LocalDate today) {
    boolean wellFormed = CitizenNumber.wellFormed(number);
    return new Doubts()
        .number(number, wellFormed, birthDate(), sex())
        .addIf(wellFormed && !REGIONS.matcher(number).matches(), Remark.NUMBER_REGION_UNEXPECTED)
        .addIf(!PERMIT.matcher(permitNumber).matches(), Remark.PERMIT_NUMBER_SHAPE)
        .person(sexCode, birthDate())
        .characters(name, address)
        .validity(validity(), today)
        .remarks();
  }

  /** Prints the kind and nothing of the holder. */
  @Override
  public String toString() {
    return "ResidencePermit[" + Masked.HIDDEN + "]";
  }
}
