package org.hall24.kiosk.document.sheet;

/** Which characters are white space, when the words of a document are compared. */
final class Blank {
  private Blank() {}

  static boolean is(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
