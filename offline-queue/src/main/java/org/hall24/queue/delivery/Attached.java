package org.hall24.queue.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An attachment as its filing names it.
 *
 * @param n its number
 * @param size in bytes
 * @param sha256 of all its bytes, 64 hexadecimal digits
 * @param announcement the body that announces it: the very words of the filing
 */
record Attached(int n, long size, String sha256, String announcement) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The attachments that a filing's PUT body names, in its order. */
  static List<Attached> of(byte[] body) {
    List<Attached> all = new ArrayList<>();
    try {
      for (JsonNode node : JSON.readTree(body).path("attachments")) {
        all.add(new Attached(node.path("n").asInt(), node.path("size").asLong(), node.path("sha256").asText(), node.toString()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a body of our own making is not JSON");
    }
    return List.copyOf(all);
  }

  byte[] announced() {
    return announcement.getBytes(StandardCharsets.UTF_8);
  }

  /** The body of the commit. */
  static byte[] manifest(List<Attached> all) {
    ObjectNode manifest = JSON.createObjectNode();
    ArrayNode list = manifest.putArray("attachments");
    all.forEach(a -> list.addObject().put("n", a.n()).put("sha256", a.sha256()));
    return manifest.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Attached[" + n + ", " + size + " bytes]";
  }
}
