package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Says what a command has to say: JSON to programs, sentences to people. Every line is flushed. */
final class Voice {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;

  Voice(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** One line of a verb that repeats, or a whole answer. */
  synchronized void say(JsonNode document, String text) {
    if (json) {
      out.println(Json.line(document));
    } else if (!text.isEmpty()) {
      out.println(text);
    }
    out.flush();
  }

  /** For a person, beside the answer. */
  synchronized void note(String text) {
    err.println("hallctl: " + text);
    err.flush();
  }

  synchronized void failure(String kind, String message, String action) {
    if (json) {
      ObjectNode error = Json.object();
      error.putObject("error").put("kind", kind).put("message", message).put("action", action);
      out.println(Json.line(error));
      out.flush();
    } else {
      err.println("hallctl: " + message + " [" + kind + "]");
      err.println("  " + action);
      err.flush();
    }
  }
}
