package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.template.Block.Align;
import org.hall24.kiosk.document.template.Block.Fact;

/** Makes a template of JSON that the schema has passed. */
final class TemplateReader {
  private static final float TEXT = 12;
  private static final int ALL_COLUMNS = 12;

  private TemplateReader() {}

  /**
   * Reads.
   *
   * @throws IllegalArgumentException when a phrase or a condition is none, which no schema sees
   */
  static Template read(JsonNode json) {
    return new Template(
        json.path("template").asText(),
        Phrase.of(json.path("title")),
        Phrase.of(json.path("number")),
        json.path("madeAt").asText(),
        word(json.path("code"), Template.CodeKind.class, Template.CodeKind.DOCUMENT),
        json.path("onePage").asBoolean(),
        word(json.path("frame"), Template.Frame.class, Template.Frame.PLAIN),
        Phrase.of(json.path("masthead").path("left")),
        Phrase.of(json.path("masthead").path("right")),
        Phrase.of(json.path("foot")),
        list(json.path("blocks"), TemplateReader::block));
  }

  private static Block block(JsonNode b) {
    Condition when = condition(b);
    String of = b.path("of").asText();
    String kind = b.path("kind").asText();
    return switch (kind) {
      case "title" -> new Block.Title(when, phrase(b, "text"), phrase(b, "sub"), align(b));
      case "heading" -> new Block.Heading(when, phrase(b, "text"));
      case "card" -> new Block.Card(when, phrase(b, "label"), phrase(b, "value"), facts(b), phrase(b, "code"));
      case "facts" -> new Block.Facts(when, of, facts(b));
      case "callout" -> new Block.Callout(when, phrase(b, "label"), phrase(b, "value"), phrase(b, "caption"), of, phrase(b, "item"));
      case "steps" -> new Block.Steps(when, list(b.path("items"), s -> new Block.Step(condition(s), phrase(s, "text"))));
      case "note" -> new Block.Note(when, phrase(b, "text"), word(b.path("ink"), Ink.class, Ink.LAMP));
      case "paragraph" ->
          new Block.Paragraph(
              when, phrase(b, "text"), (float) b.path("size").asDouble(TEXT), align(b), weight(b), word(b.path("ink"), Ink.class, Ink.INK),
              (float) b.path("indent").asDouble());
      case "boxes" -> new Block.Boxes(when, of, facts(b));
      case "table" -> new Block.Table(when, of, list(b.path("columns"), TemplateReader::column), phrase(b, "empty"));
      case "signatures" -> new Block.Signatures(when, facts(b));
      case "code" -> new Block.Code(when, phrase(b, "alt"), phrase(b, "caption"));
      case "each" -> new Block.Each(when, of, list(b.path("blocks"), TemplateReader::block));
      case "space" -> new Block.Space(when, (float) b.path("points").asDouble());
      default -> throw new IllegalArgumentException("there is no block \"" + kind + "\"");
    };
  }

  private static Block.Column column(JsonNode c) {
    return new Block.Column(
        phrase(c, "head"), phrase(c, "text"), phrase(c, "small"), (float) c.path("width").asDouble(1), align(c), weight(c), c.path("state").asText());
  }

  private static List<Fact> facts(JsonNode block) {
    return list(
        block.path("facts"),
        f -> new Fact(condition(f), phrase(f, "label"), phrase(f, "value"), phrase(f, "note"), f.path("span").asInt(ALL_COLUMNS)));
  }

  private static Condition condition(JsonNode node) {
    JsonNode when = node.path("when");
    if (when.isMissingNode()) {
      return Condition.ALWAYS;
    }
    return new Condition(when.isArray() ? list(when, JsonNode::asText) : List.of(when.asText()));
  }

  private static Phrase phrase(JsonNode node, String key) {
    return Phrase.of(node.path(key));
  }

  private static Align align(JsonNode node) {
    return word(node.path("align"), Align.class, Align.LEFT);
  }

  private static Weight weight(JsonNode node) {
    return word(node.path("weight"), Weight.class, Weight.REGULAR);
  }

  private static <E extends Enum<E>> E word(JsonNode node, Class<E> type, E otherwise) {
    return node.isMissingNode() ? otherwise : Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> entry) {
    return StreamSupport.stream(array.spliterator(), false).map(entry).toList();
  }
}
