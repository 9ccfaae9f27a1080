package org.hall24.kiosk.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A field as it stands now.
 *
 * @param shown what a page may show; masked where the form says so
 * @param source {@code card} while the value is the card's, else empty
 * @param error stable key of what is wrong, shown only after the person tried to go on; else empty
 */
public record FormField(
    FormDefinition.FieldDefinition definition,
    String shown,
    String source,
    List<String> suggestions,
    List<FormDefinition.Choice> choices,
    Optional<LocalDate> earliest,
    Optional<LocalDate> latest,
    String error) {

  public FormField {
    suggestions = List.copyOf(suggestions);
    choices = List.copyOf(choices);
  }

  /** Without the value, which is the person's. */
  @Override
  public String toString() {
    return "FormField[" + definition.key() + (error.isEmpty() ? "" : ", " + error) + "]";
  }
}
