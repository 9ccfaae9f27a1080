package org.hall24.kiosk.document.template;

/**
 * What is wrong with the data of a document, or with a template.
 *
 * @param field names between dots, entries of lists in brackets: {@code handedOver.papers[0]}
 * @param message what is wrong; never the value, which may be a person's
 */
public record DataFault(String field, String message) {
  @Override
  public String toString() {
    return (field.isEmpty() ? "the whole" : field) + " " + message;
  }
}
