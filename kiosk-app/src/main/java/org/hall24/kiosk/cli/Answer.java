package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a verb answers.
 *
 * @param exit 0 done; 1 it did not happen, or is not so; 2 wrong use
 * @param json the one document for programs; empty when lines were written already
 * @param text the same for a person; may have several lines
 */
record Answer(int exit, Optional<JsonNode> json, String text) {

  static final int DONE = 0;
  static final int NOT_SO = 1;
  static final int WRONG_USE = 2;
  static final int INTERRUPTED = 130;

  /** It is done, or it is so. */
  static Answer done(JsonNode json, String text) {
    return new Answer(DONE, Optional.of(json), text);
  }

  /** It did not happen, or is not so; the document says what is. */
  static Answer notSo(JsonNode json, String text) {
    return new Answer(NOT_SO, Optional.of(json), text);
  }

  /** Everything was said line by line. */
  static Answer said(int exit) {
    return new Answer(exit, Optional.empty(), "");
  }
}
