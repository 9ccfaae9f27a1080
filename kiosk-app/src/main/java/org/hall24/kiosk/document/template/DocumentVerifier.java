package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.document.sheet.PdfWords;

/** Tells a document of ours from an altered or forged one, by its code or by its file, without a network. */
public final class DocumentVerifier {
  private static final Pattern STATEMENT = property("statement");
  private static final Pattern CODE = property("code");

  private final StatementVerifier keys;

  /** Checks against these keys. */
  public DocumentVerifier(StatementVerifier keys) {
    this.keys = keys;
  }

  /** What something is. */
  public sealed interface Verdict {
    /** The code of an acceptance, signed by a machine we know. */
    record Accepted(Statement statement) implements Verdict {}

    /** The code of a document, signed by a machine we know; whether the words on paper are these, the paper must show. */
    record Stated(DocumentStatement statement) implements Verdict {}

    /** A file as that machine made it, byte for byte. */
    record Genuine(DocumentStatement statement, Optional<Statement> acceptance) implements Verdict {}

    /**
     * A file whose statement is true, and which was changed since.
     *
     * @param words whether the words are still those that were signed
     * @param textDigest of the words found
     */
    record Altered(DocumentStatement statement, boolean words, String textDigest) implements Verdict {}

    /** Names a machine we know and was not signed by it, or was changed since. */
    record Forged() implements Verdict {}

    /** Signed by a machine we do not know. */
    record UnknownKey(String keyId) implements Verdict {}

    /** Carries no statement of ours. */
    record NoStatement() implements Verdict {}
  }

  /** Judges the text of a code. */
  public Verdict code(String text) {
    if (!text.strip().startsWith(DocumentStatement.MARK + "/")) {
      return switch (keys.verify(text)) {
        case StatementVerifier.Verdict.Genuine(Statement statement) -> new Verdict.Accepted(statement);
        case StatementVerifier.Verdict.Forged _ -> new Verdict.Forged();
        case StatementVerifier.Verdict.UnknownKey(String id) -> new Verdict.UnknownKey(id);
        case StatementVerifier.Verdict.NoStatement _ -> new Verdict.NoStatement();
      };
    }
    Optional<DocumentStatement.Read> read = DocumentStatement.read(text);
    if (read.isEmpty()) {
      return new Verdict.NoStatement();
    }
    if (!keys.knows(read.get().keyId())) {
      return new Verdict.UnknownKey(read.get().keyId());
    }
    return keys.holds(read.get().keyId(), read.get().signed()) ? new Verdict.Stated(read.get().statement()) : new Verdict.Forged();
  }

  /** Judges a PDF file. */
  public Verdict file(byte[] pdf) {
    // Metadata is the one part of a file that is stored as it is read.
    String raw = new String(pdf, StandardCharsets.ISO_8859_1);
    Optional<String> statement = only(STATEMENT, raw);
    if (statement.isEmpty()) {
      return new Verdict.NoStatement();
    }
    Optional<DocumentStatement.Read> read = DocumentStatement.read(statement.get());
    Verdict stated = code(statement.get());
    if (!(stated instanceof Verdict.Stated(DocumentStatement says)) || read.isEmpty()) {
      return stated;
    }
    Optional<Verdict> acceptance = only(CODE, raw).map(this::code);
    if (acceptance.isPresent() && !(acceptance.get() instanceof Verdict.Accepted)) {
      return new Verdict.Forged();
    }
    String digest = words(pdf);
    boolean same = digest.equals(says.textDigest());
    if (!same || !Seal.holds(pdf, read.get().keyId(), keys)) {
      return new Verdict.Altered(says, same, digest);
    }
    return new Verdict.Genuine(says, acceptance.map(a -> ((Verdict.Accepted) a).statement()));
  }

  /** The digest of the words; empty for what is no readable PDF any more. */
  private static String words(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return DocumentStatement.digest(PdfWords.of(document));
    } catch (IOException | RuntimeException e) {
      // A broken file makes the parser throw anything: it is as altered as a file can be.
      return "";
    }
  }

  /** The one value; two of them are none. */
  private static Optional<String> only(Pattern property, String raw) {
    Matcher matcher = property.matcher(raw);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group(1);
    return matcher.find() ? Optional.empty() : Optional.of(found);
  }

  private static Pattern property(String name) {
    return Pattern.compile("<hall24:" + name + ">([A-Z0-9:/-]{1,600})</hall24:" + name + ">");
  }
}
