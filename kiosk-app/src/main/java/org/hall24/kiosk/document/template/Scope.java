package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hall24.kiosk.document.PaperLanguage;

/**
 * Where a phrase looks for values: first in the row being written, then in the whole data.
 *
 * @param row from 1 inside a list, else 0
 */
record Scope(JsonNode root, JsonNode here, int row, PaperLanguage language) {

  static Scope of(JsonNode data, PaperLanguage language) {
    return new Scope(data, data, 0, language);
  }

  /** The value at a path of names between dots; a missing node where there is none. */
  JsonNode find(String path) {
    JsonNode found = at(here, path);
    return found.isMissingNode() ? at(root, path) : found;
  }

  /** One scope for every entry of a list; none where there is no list. */
  List<Scope> each(String path) {
    JsonNode list = find(path);
    if (!list.isArray()) {
      return List.of();
    }
    int[] row = {0};
    return StreamSupport.stream(list.spliterator(), false).map(entry -> new Scope(root, entry, ++row[0], language)).toList();
  }

  /** What stands on paper for a value: of a text in both languages the one of this document. */
  String text(JsonNode value) {
    if (value.isObject() && value.has("zh")) {
      return value.path(language == PaperLanguage.ZH ? "zh" : value.has("en") ? "en" : "zh").asText();
    }
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  private static JsonNode at(JsonNode from, String path) {
    JsonNode node = from;
    for (String name : path.split("\\.")) {
      node = name.equals("this") ? node : node.isObject() ? node.path(name) : MissingNode.getInstance();
    }
    return node;
  }
}
