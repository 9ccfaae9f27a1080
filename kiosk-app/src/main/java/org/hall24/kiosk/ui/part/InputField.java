package org.hall24.kiosk.ui.part;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/**
 * A field one types into with the keyboard on the screen or a real one. Typing happens at the end; there is no selection, no
 * clipboard and no undo, so nothing of a person outlives the field.
 */
public final class InputField extends HBox {

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final Label shown;
  private final Label placeholder;
  private final Rectangle caret = new Rectangle();
  private final int maxLength;
  private final Consumer<String> typed;
  private String value = "";
  private boolean lit;

  /**
   * @param maxLength longest value, in characters
   * @param typed receives the whole value after each change a person makes
   */
  public InputField(Parts parts, String id, String accessible, String hint, int maxLength, Consumer<String> typed) {
    this.maxLength = maxLength;
    this.typed = typed;
    this.shown = parts.line("field-value", "");
    this.placeholder = parts.line("field-hint", hint);
    setId(id);
    setAccessibleRole(AccessibleRole.TEXT_FIELD);
    setAccessibleText(accessible);
    setFocusTraversable(true);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("field");
    caret.getStyleClass().add("caret");
    caret.setWidth(parts.mm(1.3));
    caret.setHeight(parts.mm(13.5));
    getChildren().add(Parts.wide(new Line()));
    addEventHandler(KeyEvent.KEY_TYPED, this::keyTyped);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
    focusedProperty().addListener((o, was, is) -> light(is || lit));
    show();
  }

  /** A node before the text, such as the search icon. */
  public InputField lead(Node node) {
    getChildren().addFirst(node);
    return this;
  }

  /** A node after the text, such as where the value comes from. */
  public InputField trail(Node node) {
    getChildren().add(node);
    return this;
  }

  public String value() {
    return value;
  }

  /** Sets the value without telling anyone. */
  public void setValue(String text) {
    value = text;
    show();
  }

  /** Lights the field as the place to act. */
  public void light(boolean on) {
    lit = on;
    pseudoClassStateChanged(LIT, on);
    show();
  }

  /** Adds what a key of the keyboard on the screen says. */
  public void type(String text) {
    if (value.codePointCount(0, value.length()) < maxLength) {
      change(value + text);
    }
  }

  /** Takes the last character away. */
  public void erase() {
    if (!value.isEmpty()) {
      change(value.substring(0, value.offsetByCodePoints(value.length(), -1)));
    }
  }

  private void change(String text) {
    value = text;
    show();
    typed.accept(text);
  }

  private void show() {
    shown.setText(value);
    setAccessibleHelp(value);
    placeholder.setVisible(value.isEmpty());
    caret.setVisible(lit);
  }

  private void keyTyped(KeyEvent e) {
    String text = e.getCharacter();
    if (e.isControlDown() || e.isAltDown() || e.isMetaDown() || text.isEmpty() || text.codePointAt(0) < ' '
        || text.codePointAt(0) == 0x7F) {
      return;
    }
    type(text);
    e.consume();
  }

  private void keyPressed(KeyEvent e) {
    if (e.getCode() == KeyCode.BACK_SPACE) {
      erase();
      e.consume();
    }
  }

  /** The text with its caret; text that is too long shows its end. */
  private final class Line extends Pane {

    /** How much smaller than the field's type a long value may be drawn. */
    private static final double SMALLEST = 0.7;

    Line() {
      getChildren().addAll(placeholder, shown, caret);
      setClip(clip);
    }

    private final Rectangle clip = new Rectangle();

    @Override
    protected double computePrefHeight(double width) {
      return Math.max(shown.prefHeight(-1), placeholder.prefHeight(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 100;
    }

    @Override
    protected double computeMinWidth(double height) {
      return 60;
    }

    @Override
    protected void layoutChildren() {
      double width = value.isEmpty() ? 0 : shown.prefWidth(-1);
      double room = getWidth() - caret.getWidth() - 4;
      // A long value is drawn smaller before any of it is hidden; then its end is seen while typing, its start otherwise.
      double fit = width > room ? Math.max(SMALLEST, room / width) : 1;
      width *= fit;
      double x = lit ? Math.min(0, room - width) : 0;
      double h = shown.prefHeight(-1);
      shown.getTransforms().setAll(new Scale(fit, fit, 0, h / 2));
      shown.resizeRelocate(x, (getHeight() - h) / 2, width / fit, h);
      double hintHeight = placeholder.prefHeight(-1);
      placeholder.resizeRelocate(0, (getHeight() - hintHeight) / 2, placeholder.prefWidth(-1), hintHeight);
      caret.relocate(x + width + (value.isEmpty() ? -caret.getWidth() - 4 : 3), (getHeight() - caret.getHeight()) / 2);
      clip.setX(-12);
      clip.setWidth(getWidth() + 12);
      clip.setHeight(getHeight());
    }
  }
}
