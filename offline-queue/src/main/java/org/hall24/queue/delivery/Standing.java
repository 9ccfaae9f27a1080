package org.hall24.queue.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a filing stands at the backend now, by its own answer to {@code GET /v1/filings/{key}}.
 *
 * @param state {@code complete} or {@code waiting-for-attachments}
 * @param backendRef the backend's name for it, where it gave one
 * @param decision what was decided, once something is
 */
public record Standing(String state, Optional<String> backendRef, Optional<Decision> decision) {

  /**
   * What a clerk decided.
   *
   * @param result {@code approved}, {@code rejected} or {@code returned}
   * @param reason for the person, and perhaps about him: shown to him, never logged
   * @param documents what is issued, or what is to bring
   */
  public record Decision(String result, String reason, List<Document> documents) {

    /** Keeps its own copy. */
    public Decision {
      documents = List.copyOf(documents);
    }

    /** Without the reason, which may say something about a person. */
    @Override
    public String toString() {
      return "Decision[" + result + ", " + documents.size() + " documents]";
    }
  }

  /**
   * A document of a decision.
   *
   * @param name as a person calls it
   * @param by {@code cell}, {@code ems}, {@code print} or {@code bring}, where the backend says so
   * @param tracking the number of the parcel, where there is one
   * @param certificate what is printed on the office's behalf, where the kiosk may
   */
  public record Document(String name, Optional<String> by, Optional<String> tracking, Optional<Certificate> certificate) {}

  /**
   * A certificate that the office granted and the kiosk may print.
   *
   * @param number by which the office knows it: capital letters, digits, hyphens, at most 40
   * @param text what it certifies, as the office wrote it; empty where it wrote nothing beyond the name
   * @param validUntil its last day, where it has one
   */
  public record Certificate(String number, String text, Optional<LocalDate> validUntil) {

    /** Without the text, which is about a person. */
    @Override
    public String toString() {
      return "Certificate[" + number + "]";
    }
  }
}
