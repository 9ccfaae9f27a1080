package org.hall24.kiosk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.binding.StatementKeys;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.DataFault;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl document …}: papers on A4. */
final class DocumentVerbs {

  private DocumentVerbs() {}

  /** The group. */
  @Command(name = "document", description = "Papers on A4: make them, and tell true ones from altered ones.")
  static final class Group extends VerbGroup {}

  /** A verb that knows the templates. */
  abstract static class TemplateVerb extends ConfiguredVerb {
    @Option(names = "--templates", paramLabel = "DIR", description = "A folder of templates of your own, each NAME.json; they go before the shipped ones.")
    Optional<Path> folder = Optional.empty();

    TemplateVerb(Surroundings surroundings) {
      super(surroundings);
    }

    final Templates templates() throws Failed {
      if (folder.isPresent() && !Files.isDirectory(folder.get())) {
        throw Failed.wrongUse("no-file", "--templates " + folder.get() + " is no folder", "name an existing folder");
      }
      return new Templates(folder);
    }

    static Failed unknown(String template, List<String> known) {
      return Failed.wrongUse("no-template", "there is no template \"" + template + "\"", "use one of " + String.join(", ", known));
    }
  }

  /** Makes a document. */
  @Command(name = "render", description = "Make a document of a template and its data: PDF/A-2u and PDF/UA-1, signed by this machine.")
  static final class Render extends TemplateVerb {
    @Parameters(paramLabel = "TEMPLATE", description = "The template's name; see: hallctl document list.")
    String template = "";

    @Option(names = "--data", required = true, paramLabel = "F", description = "The data, a JSON file; see: hallctl document example TEMPLATE.")
    Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "F.pdf", description = "Where the document goes.")
    Path out = Path.of("");

    @Option(names = "--language", paramLabel = "L", description = "zh-CN or en (default: \"language\" of the data, else zh-CN).")
    Optional<String> language = Optional.empty();

    Render(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      Templates templates = templates();
      if (!templates.names().contains(template)) {
        throw unknown(template, templates.names());
      }
      JsonNode given = given();
      PaperLanguage words = language(given);
      KeyPair keys = StatementKeys.in(state().path().resolve("keys"));
      Rendering rendering = new Documents(templates, new PaperFonts(config().rareFaces()), new StatementSigner(keys)).render(template, without(given), words);
      return switch (rendering) {
        case Rendering.Made made -> written(made);
        case Rendering.NoTemplate(List<String> known) -> throw unknown(template, known);
        case Rendering.BadData(List<DataFault> faults) ->
            throw Failed.wrongUse("bad-data", data + ": " + told(faults), "see what it needs: hallctl document example " + template);
        case Rendering.BadTemplate(List<DataFault> faults) ->
            throw Failed.wrongUse("bad-template", "the template " + template + ": " + told(faults), "mend the template");
      };
    }

    private JsonNode given() throws Failed {
      try {
        JsonNode read = new ObjectMapper().readTree(Texts.read(data, "the data"));
        if (read.isObject()) {
          return read;
        }
      } catch (JsonProcessingException e) {
        // The parser's own message may quote the data.
        throw Failed.wrongUse(
            "bad-data",
            data + " is not JSON: line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr(),
            "mend that place; an example: hallctl document example " + template);
      }
      throw Failed.wrongUse("bad-data", data + " is not a JSON object", "see what it needs: hallctl document example " + template);
    }

    private PaperLanguage language(JsonNode given) throws Failed {
      String word = language.orElse(given.path("language").asText("zh-CN"));
      return switch (word) {
        case "zh", "zh-CN" -> PaperLanguage.ZH;
        case "en" -> PaperLanguage.EN;
        default -> throw Failed.wrongUse("usage", "there is no language \"" + word + "\"", "use zh-CN or en");
      };
    }

    private static JsonNode without(JsonNode given) {
      ObjectNode rest = given.deepCopy();
      rest.remove("language");
      return rest;
    }

    private static String told(List<DataFault> faults) {
      return faults.getFirst() + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more: " + others(faults) + ")");
    }

    private static String others(List<DataFault> faults) {
      return String.join("; ", faults.subList(1, Math.min(6, faults.size())).stream().map(DataFault::toString).toList());
    }

    private Answer written(Rendering.Made made) throws Failed {
      OutFile.write(out, made.pdf());
      ObjectNode json =
          Json.object()
              .put("template", template)
              .put("language", made.language().locale().toLanguageTag())
              .put("out", out.toString())
              .put("pages", made.pages())
              .put("bytes", made.pdf().length)
              .put("textDigest", made.textDigest())
              .put("statement", made.code())
              .put("charactersMissing", made.charactersMissed());
      if (made.charactersMissed()) {
        voice().note("a character has no face here and stands as 〓: install fonts-hanazono");
      }
      return Answer.done(
          json, out + ": " + made.pages() + (made.pages() == 1 ? " page, " : " pages, ") + (made.pdf().length + 1023) / 1024 + " KB, text digest " + made.textDigest());
    }
  }

  /** Names the templates. */
  @Command(name = "list", description = "Name the templates there are.")
  static final class Listing extends TemplateVerb {
    Listing(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      List<String> names = templates().names();
      ObjectNode json = Json.object();
      names.forEach(json.putArray("templates")::add);
      return Answer.done(json, String.join("\n", names));
    }
  }

  /** Shows what data a template wants. */
  @Command(name = "example", description = "Show an example of a template's data, to begin with.")
  static final class Example extends TemplateVerb {
    @Parameters(paramLabel = "TEMPLATE", description = "The template's name.")
    String template = "";

    Example(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      Templates templates = templates();
      Optional<JsonNode> example = templates.example(template);
      if (example.isEmpty()) {
        throw unknown(template, templates.names());
      }
      return Answer.done(example.get(), example.get().toPrettyString());
    }
  }

  /** Shows the key by which others know this machine's documents. */
  @Command(name = "key", description = "Show this machine's public key, for those who verify its documents elsewhere.")
  static final class Key extends ConfiguredVerb {
    Key(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      KeyPair keys = StatementKeys.in(state().path().resolve("keys"));
      String pem = KeyFiles.pem(keys.getPublic());
      String id = new StatementSigner(keys).keyId();
      return Answer.done(Json.object().put("keyId", id).put("algorithm", "Ed25519").put("publicKey", pem), pem);
    }
  }
}
