package org.hall24.kiosk.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is offered before anything is typed: the services often used, and those behind the events of a life. */
public final class ServiceGroups {
  private final List<ServiceItem> often;
  private final Map<String, List<ServiceItem>> byGroup;

  private ServiceGroups(List<ServiceItem> often, Map<String, List<ServiceItem>> byGroup) {
    this.often = List.copyOf(often);
    this.byGroup = Map.copyOf(byGroup);
  }

  /** The groups of the shipped {@code groups.json}; a code or theme the catalogue does not have is left out. */
  public static ServiceGroups shipped(Catalogue catalogue) {
    try {
      JsonNode root = new ObjectMapper().readTree(Catalogue.text("groups.json"));
      List<ServiceItem> often = new ArrayList<>();
      root.path("often").forEach(code -> catalogue.item(code.asText()).ifPresent(often::add));
      Map<String, List<ServiceItem>> byGroup = new HashMap<>();
      root.path("themes")
          .properties()
          .forEach(
              group -> {
                List<String> themes = new ArrayList<>();
                group.getValue().forEach(theme -> themes.add(theme.asText()));
                byGroup.put(
                    group.getKey(),
                    catalogue.items().stream().filter(item -> themes.contains(item.themeZh())).toList());
              });
      return new ServiceGroups(often, byGroup);
    } catch (IOException e) {
      throw new UncheckedIOException("groups.json is broken", e);
    }
  }

  /** The services most often asked for, in the order a hall sets. */
  public List<ServiceItem> often() {
    return often;
  }

  /** The services of a named group, in catalogue order; empty for a group the data does not know. */
  public List<ServiceItem> group(String name) {
    return byGroup.getOrDefault(name, List.of());
  }
}
