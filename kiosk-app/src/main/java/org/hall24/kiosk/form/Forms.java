package org.hall24.kiosk.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Readings;
import org.hall24.kiosk.catalogue.ServiceItem;

/** The forms a kiosk has and the lists they suggest from. */
public final class Forms {
  private static final List<String> OWN = List.of("hlth-002");
  private static final List<String> LISTS = List.of("hospitals");

  private final Map<String, FormDefinition> own;
  private final FormDefinition general;
  private final Map<String, Suggestions> lists;

  Forms(Map<String, FormDefinition> own, FormDefinition general, Map<String, Suggestions> lists) {
    this.own = Map.copyOf(own);
    this.general = general;
    this.lists = Map.copyOf(lists);
  }

  /**
   * The forms in the jar.
   *
   * @throws IllegalStateException when one is missing or broken
   */
  public static Forms shipped() {
    ObjectMapper json = JsonMapper.builder().build();
    Map<String, FormDefinition> own = new HashMap<>();
    OWN.forEach(code -> own.put(code, read(json, code)));
    Readings readings = Readings.shipped();
    Map<String, Suggestions> lists = new HashMap<>();
    LISTS.forEach(name -> lists.put(name, new Suggestions(lines(name + ".txt"), readings)));
    return new Forms(own, read(json, "review"), lists);
  }

  /** The form of a service: its own, or the general one. */
  public FormDefinition of(ServiceItem item) {
    return own.getOrDefault(item.code(), general);
  }

  /** A suggestion list, if there is one of this name. */
  Optional<Suggestions> list(String name) {
    return Optional.ofNullable(lists.get(name));
  }

  private static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.startsWith("#")).toList();
  }

  private static FormDefinition read(ObjectMapper json, String name) {
    try {
      return json.readValue(text(name + ".json"), FormDefinition.class);
    } catch (IOException e) {
      throw new IllegalStateException("the form " + name + ".json is broken: " + e.getMessage(), e);
    }
  }

  private static String text(String name) {
    try (InputStream in = Forms.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
