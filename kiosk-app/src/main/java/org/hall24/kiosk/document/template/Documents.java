package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.sheet.Description;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.TaggedPdf;

/**
 * Makes documents: a template, its data, a language, and the key of the machine that answers for it.
 *
 * <p>The same of all four gives the same bytes. Thread-safe.
 */
public final class Documents {
  /** From generous to tight: a page that should be one gives up air, never words. */
  private static final float[] AIR = {1, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f};

  private final Templates templates;
  private final PaperFonts fonts;
  private final StatementSigner signer;

  /** Makes documents from these templates, and has them signed. */
  public Documents(Templates templates, PaperFonts fonts, StatementSigner signer) {
    this.templates = templates;
    this.fonts = fonts;
    this.signer = signer;
  }

  /** Renders a document. */
  public Rendering render(String name, JsonNode data, PaperLanguage language) {
    return switch (templates.load(name)) {
      case Templates.Loading.Unknown _ -> new Rendering.NoTemplate(templates.names());
      case Templates.Loading.Faulty(List<DataFault> faults) -> new Rendering.BadTemplate(faults);
      case Templates.Loading.Found found -> {
        List<DataFault> faults = Schemas.faults(found.data(), data);
        yield faults.isEmpty() ? render(found.template(), Scope.of(data, language)) : new Rendering.BadData(faults);
      }
    };
  }

  private Rendering render(Template template, Scope scope) {
    Optional<ZonedDateTime> madeAt = time(scope.find(template.madeAt()));
    if (madeAt.isEmpty()) {
      return new Rendering.BadData(List.of(new DataFault(template.madeAt(), "must be a date-time as RFC 3339 writes it")));
    }
    try (TaggedPdf pdf = new TaggedPdf(fonts, scope.language())) {
      Painter painter = new Painter(pdf);
      painter.paint(template.blocks(), scope);
      if (painter.pieces().stream().anyMatch(piece -> piece.height() > Furniture.BOTTOM - Furniture.TOP - 24)) {
        return new Rendering.BadData(List.of(new DataFault("", "has a text longer than a page holds: shorten the longest one")));
      }
      int pages = draw(template, scope, pdf, painter.pieces());
      String digest = DocumentStatement.digest(pdf.words());
      DocumentStatement statement;
      String printed;
      try {
        statement =
            new DocumentStatement(
                template.name(), template.number().in(scope), scope.text(scope.find("site.kiosk")), madeAt.get().toInstant(), digest);
        printed = template.code() == Template.CodeKind.ACCEPTANCE ? signer.sign(acceptance(scope, madeAt.get())) : "";
      } catch (IllegalArgumentException e) {
        return new Rendering.BadData(List.of(new DataFault("", "has a number, a machine or a cell of other than capital letters, digits, hyphens")));
      }
      String signed = signer.signed(statement.signedPart(signer.keyId()));
      String code = printed.isEmpty() ? signed : printed;
      boolean[][] modules = modules(code);
      for (Painter.PendingCode pending : painter.codes()) {
        Painter.draw(pending, modules);
      }
      String title = template.title().in(scope);
      Description description =
          new Description(title, madeAt.get(), template.name(), Optional.of(signed), Optional.of(printed).filter(p -> !p.isEmpty()));
      byte[] file = pdf.save(description, Seal.BLANK);
      Seal.set(file, signer);
      return new Rendering.Made(title, scope.language(), file, pages, code, digest, pdf.charactersMissed());
    } catch (IOException e) {
      throw new UncheckedIOException("a document in memory", e);
    }
  }

  private static int draw(Template template, Scope scope, TaggedPdf pdf, List<Piece> pieces) throws IOException {
    Furniture furniture = new Furniture(template, scope, pdf);
    List<List<Flow.Placed>> sheets = Flow.place(pieces, furniture.firstTop(), Furniture.TOP, Furniture.BOTTOM, 1);
    for (int i = 1; template.onePage() && sheets.size() > 1 && i < AIR.length; i++) {
      List<List<Flow.Placed>> tighter = Flow.place(pieces, furniture.firstTop(), Furniture.TOP, Furniture.BOTTOM, AIR[i]);
      // What does not fit on one sheet at all is not made tight for nothing.
      sheets = tighter.size() == 1 ? tighter : sheets;
    }
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = pdf.sheet();
      furniture.above(sheet, i);
      for (Flow.Placed placed : sheets.get(i)) {
        if (placed.repeatsHead()) {
          Piece.Head head = placed.piece().head().orElseThrow();
          head.draw().at(sheet, placed.y() - head.height());
        }
        placed.piece().draw().at(sheet, placed.y());
      }
      furniture.below(sheet, i, sheets.size());
    }
    return sheets.size();
  }

  private static Statement acceptance(Scope scope, ZonedDateTime at) {
    return new Statement(
        scope.text(scope.find("acceptanceNo")),
        scope.text(scope.find("service.code")),
        scope.text(scope.find("site.kiosk")),
        at.toInstant(),
        Optional.of(scope.text(scope.find("handedOver.cell"))).filter(cell -> !cell.isEmpty()),
        scope.find("handedOver.papers").size());
  }

  private static Optional<ZonedDateTime> time(JsonNode node) {
    try {
      return Optional.of(OffsetDateTime.parse(node.asText()).toZonedDateTime());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean[][] modules(String code) {
    try {
      ByteMatrix matrix = Encoder.encode(code, ErrorCorrectionLevel.M).getMatrix();
      boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
      for (int row = 0; row < modules.length; row++) {
        for (int column = 0; column < modules.length; column++) {
          modules[row][column] = matrix.get(column, row) == 1;
        }
      }
      return modules;
    } catch (WriterException e) {
      throw new IllegalArgumentException("the code is too long", e);
    }
  }
}
