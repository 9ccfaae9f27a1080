package org.hall24.kiosk.ui.part;

import javafx.scene.control.Label;

/** A name that goes on as many lines as it needs, and is never so narrow that a word of it would be broken. */
final class WordLabel extends Label {

  WordLabel(String words) {
    super(words);
    setWrapText(true);
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + Math.ceil(WordButton.longestWord(getText(), getFont())) + 1 + snappedRightInset();
  }
}
