package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hall24.kiosk.binding.StatementKeys;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.document.template.DocumentStatement;
import org.hall24.kiosk.document.template.DocumentVerifier;
import org.hall24.kiosk.document.template.DocumentVerifier.Verdict;
import org.hall24.kiosk.document.template.PrintedCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a true receipt or document from a forged or altered one; needs no network. */
@Command(
    name = "verify",
    description = "Tell a true receipt or document from a forged or altered one: by the text of its code, by its PDF, or by a picture of it.")
final class DocumentVerify extends ConfiguredVerb {
  private static final long LARGEST = 64L * 1024 * 1024;
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  @Option(names = "--qr", paramLabel = "TEXT", description = "The text of a code.")
  Optional<String> qr = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "The public key of another machine that is trusted (hallctl document key); repeat for several.")
  List<Path> keyFiles = new ArrayList<>();

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A PDF, or a picture of a code (PNG, JPEG, BMP).")
  Optional<Path> file = Optional.empty();

  DocumentVerify(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed {
    if (qr.isPresent() == file.isPresent()) {
      throw Failed.wrongUse("usage", "document verify wants either --qr TEXT or a FILE", "name one of them");
    }
    DocumentVerifier verifier = new DocumentVerifier(new StatementVerifier(keys()));
    return qr.isPresent() ? answer(verifier.code(qr.get())) : answer(ofFile(file.get(), verifier));
  }

  private List<PublicKey> keys() throws Failed {
    List<PublicKey> keys = new ArrayList<>();
    StatementKeys.publicIn(state().path().resolve("keys")).ifPresent(keys::add);
    keys.addAll(KeyFiles.read(keyFiles, "make one on that machine: hallctl document key > machine.pem"));
    // The same machine may be named twice.
    return keys.stream().distinct().toList();
  }

  private static Verdict ofFile(Path path, DocumentVerifier verifier) throws Failed {
    byte[] bytes = read(path);
    if (bytes.length >= PDF.length && new String(bytes, 0, PDF.length, StandardCharsets.US_ASCII).equals("%PDF-")) {
      Verdict verdict = verifier.file(bytes);
      // A scan of a paper is a PDF, too.
      return verdict instanceof Verdict.NoStatement ? PrintedCode.ofPdf(bytes).map(verifier::code).orElse(verdict) : verdict;
    }
    BufferedImage picture = picture(path, bytes);
    return PrintedCode.of(picture).map(verifier::code).orElseGet(Verdict.NoStatement::new);
  }

  private static byte[] read(Path path) throws Failed {
    try {
      if (Files.size(path) > LARGEST) {
        throw Failed.wrongUse("bad-file", path + " is larger than 64 MB", "name a document or a picture of a code");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw Failed.wrongUse("no-file", path + " cannot be read", "name an existing file that you may read");
    }
  }

  private static BufferedImage picture(Path path, byte[] bytes) throws Failed {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
      if (picture != null) {
        return picture;
      }
    } catch (IOException | RuntimeException e) {
      throw Failed.because("bad-file", path + " cannot be read as a picture", "name a PDF, PNG, JPEG or BMP", e);
    }
    throw Failed.because("bad-file", path + " is neither a PDF nor a picture", "name a PDF, PNG, JPEG or BMP");
  }

  private static Answer answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted(Statement s) -> Answer.done(acceptance(verdict("genuine"), s), "Genuine: " + told(s));
      case Verdict.Stated(DocumentStatement s) ->
          Answer.done(document(verdict("genuine"), s), "Genuine code: " + told(s) + "; it speaks for a paper with the text digest " + s.textDigest());
      case Verdict.Genuine(DocumentStatement s, Optional<Statement> acceptance) -> {
        ObjectNode json = document(verdict("genuine"), s).put("words", "as-signed").put("file", "as-made");
        acceptance.ifPresent(a -> acceptance(json, a).put("kind", "document"));
        yield Answer.done(json, "Genuine, byte for byte: " + told(s));
      }
      case Verdict.Altered(DocumentStatement s, boolean words, String found) -> {
        ObjectNode json = document(verdict("altered"), s).put("words", words ? "as-signed" : "changed").put("file", "changed").put("foundTextDigest", found);
        yield Answer.notSo(
            json,
            words
                ? "Altered: the words are as signed, but the file was changed or saved again after " + told(s) + ". Ask for the file as the machine made it."
                : "Altered: the words are not those that were signed for " + told(s) + ". Do not accept it.");
      }
      case Verdict.Forged _ -> Answer.notSo(verdict("forged"), "Forged: it names a machine we know, and that machine did not sign it. Do not accept it.");
      case Verdict.UnknownKey(String id) ->
          Answer.notSo(
              verdict("unknown-key").put("keyId", id),
              "Signed by a machine that is not known here (key " + id + "). If it is one of yours, name its key with --key FILE.");
      case Verdict.NoStatement _ -> Answer.notSo(verdict("no-statement"), "There is no statement of a Hall24 machine in it.");
    };
  }

  private static ObjectNode verdict(String word) {
    return Json.object().put("verdict", word).put("genuine", word.equals("genuine"));
  }

  private static ObjectNode acceptance(ObjectNode json, Statement s) {
    json.put("kind", "acceptance")
        .put("acceptanceNo", s.acceptanceNo())
        .put("service", s.service())
        .put("kiosk", s.kiosk())
        .put("acceptedAt", Json.time(s.acceptedAt()));
    Json.put(json, "cell", s.cell());
    return json.put("papers", s.papers());
  }

  private static ObjectNode document(ObjectNode json, DocumentStatement s) {
    return json.put("kind", "document")
        .put("template", s.template())
        .put("number", s.number())
        .put("kiosk", s.kiosk())
        .put("madeAt", Json.time(s.madeAt()))
        .put("textDigest", s.textDigest());
  }

  private static String told(Statement s) {
    return "acceptance " + s.acceptanceNo() + " of " + s.service() + " at " + s.kiosk() + ", " + s.acceptedAt()
        + s.cell().map(cell -> ", " + s.papers() + " originals in cell " + cell).orElse("");
  }

  private static String told(DocumentStatement s) {
    return s.template() + " " + s.number() + " of " + s.kiosk() + ", " + s.madeAt();
  }
}
