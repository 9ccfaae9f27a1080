package org.hall24.identity.mrz;

/** What a check digit of a zone stands for. */
public enum MrzCheck {
  DOCUMENT_NUMBER("documentNumber"),
  BIRTH_DATE("birthDate"),
  EXPIRY_DATE("expiryDate"),
  OPTIONAL_DATA("optionalData"),
  /** Over several fields together. */
  COMPOSITE("composite");

  private final String key;

  MrzCheck(String key) {
    this.key = key;
  }

  /** The stable key, as the command line prints it. */
  public String key() {
    return key;
  }
}
