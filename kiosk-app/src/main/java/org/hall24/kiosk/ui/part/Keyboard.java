package org.hall24.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;

/**
 * The keyboard on the screen: 26 letters and a page of digits and signs. It keeps nothing of what was typed, and never takes
 * the focus from the field it writes to.
 */
public final class Keyboard extends VBox {

  /** Which keys come first. */
  public enum Kind {
    /** Small letters, as the search takes them. */
    LETTERS,
    /** Letters of both cases. */
    TEXT,
    /** A large pad of digits. */
    DIGITS
  }

  private static final List<String> LETTERS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final List<String> SIGNS = List.of("1234567890", "-/.,:()#@", "+&'_*");
  private static final List<String> PAD = List.of("123", "456", "789");

  private final Parts parts;
  private final Words words;
  private final Kind kind;
  private final Consumer<String> typed;
  private final Runnable erase;
  private final Runnable done;
  private final String doneWords;
  private boolean signs;
  private boolean capitals;

  /**
   * A keyboard of one kind.
   *
   * @param doneWords what the key says that folds it away
   * @param typed receives each character
   * @param erase takes the last one away
   * @param done folds it away
   */
  public Keyboard(
      Parts parts, Words words, Kind kind, String doneWords, Consumer<String> typed, Runnable erase, Runnable done) {
    this.parts = parts;
    this.words = words;
    this.kind = kind;
    this.doneWords = doneWords;
    this.typed = typed;
    this.erase = erase;
    this.done = done;
    getStyleClass().add("keyboard");
    setAlignment(Pos.CENTER);
    fill();
  }

  private void fill() {
    getChildren().clear();
    if (kind == Kind.DIGITS) {
      for (String row : PAD) {
        getChildren().add(row(keys(row), "pad-row"));
      }
      getChildren().add(row(List.of(eraseKey(), key("0"), doneKey()), "pad-row"));
      return;
    }
    List<String> rows = signs ? SIGNS : LETTERS;
    getChildren().add(row(keys(rows.get(0)), "key-row"));
    getChildren().add(row(keys(rows.get(1)), "key-row"));
    List<Button> third = new ArrayList<>();
    third.add(kind == Kind.TEXT && !signs ? shiftKey() : blank());
    third.addAll(keys(rows.get(2)));
    third.add(eraseKey());
    getChildren().add(row(third, "key-row"));
    Button other = named(signs ? "abc" : "123", signs ? "abc" : "123", this::turn);
    other.getStyleClass().add("key-small");
    weight(other, 1.6);
    Button space = named("space", words.get("key.space"), () -> typed.accept(" "));
    space.getStyleClass().add("key-small");
    weight(space, 3.8);
    getChildren().add(row(List.of(other, space, doneKey()), "key-row"));
  }

  private void turn() {
    signs = !signs;
    fill();
  }

  private List<Button> keys(String letters) {
    List<Button> keys = new ArrayList<>();
    letters.codePoints().mapToObj(Character::toString).forEach(letter -> keys.add(key(letter)));
    return keys;
  }

  private Button key(String letter) {
    String shown = capitals ? letter.toUpperCase(Locale.ROOT) : letter;
    return named(letter, shown, () -> typed.accept(shown));
  }

  private Button shiftKey() {
    Button key = named("shift", "", this::shift);
    key.setGraphic(parts.icon(Icon.SHIFT, 14));
    key.setAccessibleText(words.get("key.shift"));
    key.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    weight(key, 1.5);
    return key;
  }

  private void shift() {
    capitals = !capitals;
    fill();
  }

  private Button eraseKey() {
    Button key = named("erase", "", erase);
    key.setGraphic(parts.icon(Icon.ERASE, 14.5));
    key.setAccessibleText(words.get("key.erase"));
    key.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    weight(key, 1.5);
    return key;
  }

  /** Holds the place of a key, so that the letters stay where the fingers expect them. */
  private Button blank() {
    Button key = new Button();
    key.setVisible(false);
    weight(key, 1.5);
    return key;
  }

  private Button doneKey() {
    Button key = named("done", doneWords, done);
    key.getStyleClass().add("go-on");
    weight(key, 2.2);
    return key;
  }

  private Button named(String name, String shown, Runnable act) {
    Button button = new Button(shown);
    button.setId("key-" + name);
    button.setAccessibleText(shown);
    button.setFocusTraversable(false);
    button.setOnAction(e -> act.run());
    button.getStyleClass().add("key");
    weight(button, 1);
    return button;
  }

  /** Letters keep their width, so that the rows stand as on a real keyboard; wider keys share what is left. */
  private void weight(Button button, double weight) {
    button.setMinWidth(0);
    button.setPrefWidth(parts.mm(26.2) * weight);
    if (weight > 1 || kind == Kind.DIGITS) {
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
    }
  }

  private static HBox row(List<Button> keys, String style) {
    HBox row = new HBox();
    row.getChildren().addAll(keys);
    row.getStyleClass().add(style);
    row.setAlignment(Pos.CENTER);
    return row;
  }
}
