package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something stands on paper: {@code path} (there and not empty, zero or false), {@code !path}, {@code path=value},
 * {@code path has value} (a list that holds it). All of several must hold.
 */
record Condition(List<String> terms) {
  /** Always. */
  static final Condition ALWAYS = new Condition(List.of());

  private static final Pattern TERM = Pattern.compile("(!?)([A-Za-z0-9.]+)(?:(=| has )(.+))?");

  Condition {
    terms = List.copyOf(terms);
    for (String term : terms) {
      if (!TERM.matcher(term).matches()) {
        throw new IllegalArgumentException("\"" + term + "\" is no condition");
      }
    }
  }

  boolean holds(Scope scope) {
    return terms.stream().allMatch(term -> holds(term, scope));
  }

  private static boolean holds(String term, Scope scope) {
    Matcher matcher = TERM.matcher(term);
    if (!matcher.matches()) {
      return false;
    }
    JsonNode value = scope.find(matcher.group(2));
    String operator = matcher.group(3);
    String wanted = matcher.group(4);
    boolean so =
        operator == null
            ? present(value)
            : operator.equals("=") ? scope.text(value).equals(wanted) : holds(value, wanted);
    return so != matcher.group(1).equals("!");
  }

  private static boolean holds(JsonNode list, String wanted) {
    for (JsonNode entry : list) {
      if (entry.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean present(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> !value.asText().isEmpty();
      case BOOLEAN -> value.asBoolean();
      case NUMBER -> value.asDouble() != 0;
      case ARRAY, OBJECT -> !value.isEmpty();
      default -> false;
    };
  }
}
