package org.hall24.kiosk.ui.page;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Halo;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** How a filing gets on: one sentence, the way step by step, what to bring, and the certificate where there is one. */
final class CaseShownPage extends Framed<CaseScreen.CaseShown> {

  CaseShownPage(Context context) {
    super(context, CaseScreen.CaseShown.class);
  }

  @Override
  void fill(CaseScreen.CaseShown screen, Tidy filling) {
    CaseWords say = new CaseWords(words, context.clock().getZone());
    frame.head(say.title(screen), say.service(screen.facts()));
    Label number = parts.text("soft", screen.facts().acceptanceNo());
    number.setId(Ids.ACCEPTANCE_NO);
    VBox card = parts.card(number);
    card.getStyleClass().add("trail-card");
    card.getChildren().add(trail(say.steps(screen), filling));
    frame.body(card);
    toBring(screen);
    certificate(screen);
    if (!screen.open()) {
      frame.body(closed());
    }
    buttons(screen);
  }

  private VBox trail(List<CaseWords.Step> steps, Tidy filling) {
    VBox trail = new VBox();
    for (int i = 0; i < steps.size(); i++) {
      CaseWords.Step step = steps.get(i);
      VBox rail = new VBox(mark(step.mark(), filling));
      rail.setAlignment(Pos.TOP_CENTER);
      rail.getStyleClass().add("trail-rail");
      VBox said = new VBox(parts.text("strong", step.said()));
      said.getStyleClass().add("trail-said");
      if (!step.more().isEmpty()) {
        said.getChildren().add(parts.text("body-soft", step.more()));
      }
      if (i + 1 < steps.size()) {
        Region line = new Region();
        line.getStyleClass().add("trail-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        rail.getChildren().add(line);
        said.getStyleClass().add("trail-on");
      }
      HBox row = new HBox(rail, Parts.wide(said));
      row.getStyleClass().add("trail-step");
      trail.getChildren().add(row);
    }
    return trail;
  }

  /** The shape says it too, not the colour alone. */
  private StackPane mark(CaseWords.Mark mark, Tidy filling) {
    StackPane shape = new StackPane();
    switch (mark) {
      case DONE -> shape.getChildren().add(parts.icon(Icon.CHECK, 9.5));
      case WRONG -> shape.getChildren().add(parts.icon(Icon.ALERT, 10));
      case NOW -> {
        StackPane lamp = new StackPane();
        lamp.getStyleClass().add("dot-lamp");
        shape.getChildren().add(lamp);
        if (context.look().motion()) {
          filling.play(Halo.breath(lamp));
        }
      }
      case LATER -> {
        StackPane ring = new StackPane();
        ring.getStyleClass().add("trail-ring");
        shape.getChildren().add(ring);
      }
    }
    shape.getStyleClass().addAll("trail-mark", mark == CaseWords.Mark.DONE ? "done" : mark == CaseWords.Mark.WRONG ? "mark-bad" : "open");
    return shape;
  }

  private void toBring(CaseScreen.CaseShown screen) {
    List<Case.Document> missing =
        screen.news().decision().map(Case.Decision::documents).orElse(List.of()).stream().filter(d -> d.by().equals("bring")).toList();
    if (missing.isEmpty()) {
      return;
    }
    VBox card = parts.card(parts.text("section", words.get("case.bring")));
    for (Case.Document paper : missing) {
      HBox row = new HBox(parts.icon(Icon.DOCUMENT, 12), Parts.wide(parts.text("body-text", words.paper(paper.name()))));
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("icon-line");
      card.getChildren().add(row);
    }
    card.getChildren().add(parts.text("body-soft", words.get("case.bring.how")));
    frame.body(card);
  }

  private void certificate(CaseScreen.CaseShown screen) {
    Case.Certificate certificate = screen.certificate();
    if (certificate.step() == Case.Step.NONE) {
      return;
    }
    boolean wrong =
        switch (certificate.step()) {
          case PAPER_OUT, JAM, OPEN, STUCK, NOT_PRINTED, UNKNOWN -> true;
          default -> false;
        };
    StackPane mark = new StackPane(parts.icon(wrong ? Icon.ALERT : Icon.PRINTER, 14));
    mark.getStyleClass().add(wrong ? "mark-bad" : "mark-plain");
    String way = certificate.onReceipt() ? ".receipt" : "";
    String key = "case.certificate." + certificate.step();
    HBox row = new HBox(mark, Parts.wide(parts.text("body-text", words.get(words.has(key + way) ? key + way : key))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("icon-line");
    row.setId(Ids.certificate(certificate.step()));
    frame.body(row);
    if (certificate.step() == Case.Step.NEEDS_CARD) {
      frame.body(byCard("case.certificate.card"));
    }
  }

  private VBox closed() {
    return parts.card(parts.text("body-text", words.get("case.closed")), byCard("case.closed.card"));
  }

  private Button byCard(String key) {
    Button card = parts.button(Ids.CARD_INSTEAD, Icon.ID_CARD, words.get(key), send(new Touch.CardInstead()));
    card.getStyleClass().add("way");
    return Parts.wide(card);
  }

  private void buttons(CaseScreen.CaseShown screen) {
    boolean here = screen.facts().result().filter(papers -> papers.place() == Case.Place.IN_CELL).isPresent();
    Node end = Parts.wide(parts.button(Ids.END, words.get("case.end"), send(new Touch.End())));
    if (screen.certificate().mayPrint()) {
      actions(back(), end, Parts.wide(parts.goOn(Ids.PRINT_CERTIFICATE, words.get("case.print"), send(new Touch.PrintCertificate()))));
    } else if (here) {
      actions(back(), end, Parts.wide(parts.goOn(Ids.TILE_COLLECT, words.get("case.collect"), send(new Touch.Collect()))));
    } else {
      actions(back(), Parts.wide(parts.goOn(Ids.END, words.get("case.end"), send(new Touch.End()))));
    }
  }
}
