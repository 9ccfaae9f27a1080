package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates there are: those we ship, and a city's own in a folder, which go before ours of the same name. A template is
 * checked against its schema when it is first asked for, and is kept.
 */
public final class Templates {
  /** What we ship. */
  public static final List<String> SHIPPED =
      List.of("acceptance-slip", "application-form", "handover-manifest", "readiness-report", "certificate", "test-page");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> folder;
  private final Schemas schemas = new Schemas();
  private final Map<String, Loading> loaded = new ConcurrentHashMap<>();

  /** @param folder a city's own templates, each {@code NAME.json} */
  public Templates(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Only those we ship. */
  public static Templates shipped() {
    return new Templates(Optional.empty());
  }

  /** What came of asking for a template. */
  sealed interface Loading {
    record Found(Template template, Schema data, JsonNode example) implements Loading {}

    record Unknown() implements Loading {}

    record Faulty(List<DataFault> faults) implements Loading {}
  }

  Loading load(String name) {
    return loaded.computeIfAbsent(name, this::read);
  }

  /** The example of a template's data; empty when there is no such template. */
  public Optional<JsonNode> example(String name) {
    return load(name) instanceof Loading.Found(var _, var _, JsonNode example) ? Optional.of(example) : Optional.empty();
  }

  /** The names of all templates that can be asked for. */
  public List<String> names() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return SHIPPED;
    }
    try (var files = Files.list(folder.get())) {
      var own = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")).map(f -> f.substring(0, f.length() - 5));
      return java.util.stream.Stream.concat(SHIPPED.stream(), own.sorted()).distinct().toList();
    } catch (IOException e) {
      return SHIPPED;
    }
  }

  private Loading read(String name) {
    if (!name.matches("[a-z0-9-]{1,40}")) {
      return new Loading.Unknown();
    }
    Optional<Path> own = folder.map(f -> f.resolve(name + ".json")).filter(Files::isRegularFile);
    if (own.isEmpty() && !SHIPPED.contains(name)) {
      return new Loading.Unknown();
    }
    try {
      String text = own.isPresent() ? Files.readString(own.get(), StandardCharsets.UTF_8) : Schemas.resource(name + ".json");
      return checked(JSON.readTree(text), name);
    } catch (JsonProcessingException e) {
      return new Loading.Faulty(List.of(new DataFault("", "is not JSON: line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr())));
    } catch (IOException e) {
      return new Loading.Faulty(List.of(new DataFault("", "cannot be read")));
    }
  }

  private Loading checked(JsonNode json, String name) {
    List<DataFault> faults = schemas.faultsOfTemplate(json);
    if (!faults.isEmpty()) {
      return new Loading.Faulty(faults);
    }
    if (!json.path("template").asText().equals(name)) {
      return new Loading.Faulty(List.of(new DataFault("template", "must be the name of the file, " + name)));
    }
    try {
      return new Loading.Found(TemplateReader.read(json), schemas.of(json.path("data")), json.path("example"));
    } catch (IllegalArgumentException e) {
      return new Loading.Faulty(List.of(new DataFault("blocks", String.valueOf(e.getMessage()))));
    }
  }
}
