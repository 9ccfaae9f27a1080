package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks templates and data against their JSON Schemas (2020-12), in words that name the field and never the value. */
final class Schemas {
  private static final String COMMON = "https://hall24.org/schema/document-common.json";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemas(Map.of(COMMON, resource("common.schema.json")))
                  .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ROOT).build()));
  private final Schema template = registry.getSchema(resource("template.schema.json"));

  /** What is wrong with a template. */
  List<DataFault> faultsOfTemplate(JsonNode json) {
    return faults(template, json);
  }

  /** A schema written in a template. */
  Schema of(JsonNode schema) {
    return registry.getSchema(schema);
  }

  static List<DataFault> faults(Schema schema, JsonNode json) {
    return schema.validate(json).stream().map(Schemas::fault).distinct().toList();
  }

  private static DataFault fault(Error error) {
    String field = field(error.getInstanceLocation());
    String property = error.getProperty();
    String below = property == null ? field : field.isEmpty() ? property : field + "." + property;
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> new DataFault(below, "is missing");
      case "additionalProperties", "unevaluatedProperties" -> new DataFault(below, "is not known here");
      case "type" -> new DataFault(field, "must be " + kind(error.getSchemaNode()));
      case "oneOf", "anyOf" -> new DataFault(field, "must be a text, or a text in zh and in en");
      case "format" -> new DataFault(field, "must be a " + error.getSchemaNode().asText() + " as RFC 3339 writes it");
      default -> new DataFault(field, error.getMessage());
    };
  }

  private static String kind(JsonNode type) {
    return switch (type.asText()) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> type.toString();
    };
  }

  private static String field(NodePath path) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      if (element instanceof Integer index) {
        out.append('[').append(index).append(']');
      } else {
        out.append(out.isEmpty() ? "" : ".").append(element);
      }
    }
    return out.toString();
  }

  static String resource(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
