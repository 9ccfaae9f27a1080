package org.hall24.kiosk.ui.part;

import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** A button whose words go on as many lines as they need, and that is never so narrow that a word would be broken. */
final class WordButton extends Button {
  /** Chinese may go on in the next line after any character; other writing at a space. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+|(?<=\\p{IsHan})|(?=\\p{IsHan})");

  WordButton(String words) {
    super(words);
    setWrapText(true);
  }

  @Override
  protected double computeMinWidth(double height) {
    double graphic = getGraphic() == null ? 0 : getGraphic().prefWidth(-1) + getGraphicTextGap();
    double words = Math.ceil(longestWord(getText(), getFont())) + 1;
    return Math.max(super.computeMinWidth(height), snappedLeftInset() + graphic + words + snappedRightInset());
  }

  /** How wide the widest word is, in pixels. */
  static double longestWord(String words, Font font) {
    double widest = 0;
    for (String word : BETWEEN_WORDS.split(words)) {
      Text measured = new Text(word);
      measured.setFont(font);
      widest = Math.max(widest, measured.getLayoutBounds().getWidth());
    }
    return widest;
  }
}
