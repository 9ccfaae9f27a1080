package org.hall24.kiosk.document.template;

import java.util.List;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;

/** What stands on a sheet, one below the other. */
sealed interface Block {
  Condition when();

  /** Where a line of text stands. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** Words and their value. */
  record Fact(Condition when, Phrase label, Phrase value, Phrase note, int span) {}

  /** The title of the document. */
  record Title(Condition when, Phrase text, Phrase sub, Align align) implements Block {}

  /** The head of a part. */
  record Heading(Condition when, Phrase text) implements Block {}

  /** What the document is about, in large letters, its facts, and the code with its description where there is one. */
  record Card(Condition when, Phrase label, Phrase value, List<Fact> facts, Phrase code) implements Block {}

  /** Facts, label and value, without a border. {@code of}: a list of which each entry is written as the one fact. */
  record Facts(Condition when, String of, List<Fact> facts) implements Block {}

  /** A number under the lamp, and beside it a list. */
  record Callout(Condition when, Phrase label, Phrase value, Phrase caption, String of, Phrase item) implements Block {}

  /** A step is told only when its condition holds; they are counted. */
  record Steps(Condition when, List<Step> items) implements Block {}

  /** One of several steps. */
  record Step(Condition when, Phrase text) {}

  /** A remark with a bar of colour. */
  record Note(Condition when, Phrase text, Ink ink) implements Block {}

  /**
   * Text.
   *
   * @param size in points
   * @param indent of the first line, in ems
   */
  record Paragraph(Condition when, Phrase text, float size, Align align, Weight weight, Ink ink, float indent) implements Block {}

  /** Labelled boxes in twelve columns. {@code of}: a list of which each entry is written as the one field. */
  record Boxes(Condition when, String of, List<Fact> fields) implements Block {}

  /** A table with a row for each entry of a list. */
  record Table(Condition when, String of, List<Column> columns, Phrase empty) implements Block {}

  /**
   * A column.
   *
   * @param width its share of the table's width
   * @param state a path to {@code ready}, {@code degraded}, {@code failed} or {@code absent}: a sign of that shape stands before the text
   */
  record Column(Phrase head, Phrase text, Phrase small, float width, Align align, Weight weight, String state) {}

  /** Lines to sign on. */
  record Signatures(Condition when, List<Fact> facts) implements Block {}

  /** The code, and beside it what it is for. */
  record Code(Condition when, Phrase alt, Phrase caption) implements Block {}

  /** Blocks for each entry of a list. */
  record Each(Condition when, String of, List<Block> blocks) implements Block {}

  /** Nothing, so many points tall. */
  record Space(Condition when, float points) implements Block {}
}
