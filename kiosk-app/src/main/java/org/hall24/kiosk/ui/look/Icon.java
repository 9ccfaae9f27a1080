package org.hall24.kiosk.ui.look;

/**
 * The drawn icons, on a 24×24 field with a round stroke of about two units; {@code fill} holds the few solid dots.
 */
public enum Icon {
  SEARCH("M10.5 3.5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M15.8 15.8L21 21"),
  DOCUMENT("M5 3h9.5l4.5 4.5V21H5z M8.5 12.5h7 M8.5 16.5h7", "M14 2.6v5.4h5.4z"),
  CABINET(
      "M4.2 4h15.6a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4.2a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z M12 4v16 M2.2 12h19.6",
      dot(8.6, 8, 1) + dot(18.2, 8, 1) + dot(8.6, 16, 1) + dot(18.2, 16, 1)),
  CLOCK("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z M12 7v5.4l3.6 2"),
  PRINTER("M7 8.5V3h10v5.5 M7 17H3V8.5h18V17h-4 M7 13.5h10V21H7z"),
  CHILD(
      "M12 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z M4.8 21.5c.4-4.6 3.4-7 7.2-7s6.8 2.4 7.2 7",
      dot(10.1, 8, 0.9) + dot(13.9, 8, 0.9)),
  HOUSE("M4 10.4L12 3.2l8 7.2V20.5H4z M9.6 20.5v-5.2h4.8v5.2"),
  HEART("M12 20.5C6 16.3 2.8 13 2.8 8.8c0-3 2.2-5 4.7-5c1.9 0 3.6 1.1 4.5 3c.9-1.9 2.6-3 4.5-3c2.5 0 4.7 2 4.7 5c0 4.2-3.2 7.5-9.2 11.7z"),
  BRIEFCASE("M4 7.5h16a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H4a1.5 1.5 0 0 1-1.5-1.5V9A1.5 1.5 0 0 1 4 7.5z M8.5 7.5V4.5h7v3 M2.5 13h19"),
  SHOP("M4.5 11v9.5h15V11 M4 3.5h16l1.5 6.2h-19z M9.8 20.5v-5.2h4.4v5.2"),
  GLOBE("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M3 12h18 M12 3c-5 5.5-5 12.5 0 18 M12 3c5 5.5 5 12.5 0 18"),
  LARGER("M1.8 19.5L8 4.5l6.2 15 M4 14.5h8 M13.8 19.5L18 9.5l4.2 10 M15.3 16.2h5.4"),
  EAR("M6.5 9.5a5.5 5.5 0 0 1 11 0c0 4.5-4.3 4.8-4.3 8.3c0 2-1.4 3.4-3.2 3.4s-2.9-1.2-3-2.7 M9.5 9.8a2.5 2.5 0 0 1 5 0c0 1.8-2 2.2-2 4"),
  REACH("M10 8.5v6h5.5l2.5 6h2 M10 11h4.5 M7.3 12.5a5 5 0 1 0 7 6.8", dot(10, 4.6, 1.9)),
  CALL("M6.6 3.5L9.2 3.5L11 8.5L8.7 10.3C9.8 12.6 11.4 14.2 13.7 15.3L15.5 13L20.5 14.8V17.4C20.5 19.3 19 20.7 17.2 20.5C9.8 19.8 4.2 14.2 3.5 6.8C3.3 5 4.7 3.5 6.6 3.5z"),
  BACK("M14.5 5.5L8 12l6.5 6.5"),
  FORWARD("M9.5 5.5L16 12l-6.5 6.5"),
  DOWN("M5.5 9.5L12 16l6.5-6.5"),
  UP("M5.5 14.5L12 8l6.5 6.5"),
  ARROW_DOWN("M12 3.5v16 M5.5 13.5L12 20l6.5-6.5"),
  ID_CARD(
      "M3.5 4.5h17a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 2 18V6a1.5 1.5 0 0 1 1.5-1.5z M8.3 7.8a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6z M4.8 16.5c.4-2.3 1.7-3.5 3.5-3.5s3.1 1.2 3.5 3.5 M14.8 10h4 M14.8 14h4"),
  PHONE("M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5z M10.8 18h2.4"),
  PERSON("M12 3.5a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4z M4.5 21c.5-4.8 3.5-6.8 7.5-6.8s7 2 7.5 6.8"),
  FACE(
      "M3 7.5V3h4.5 M16.5 3H21v4.5 M21 16.5V21h-4.5 M7.5 21H3v-4.5 M8.3 14.2c1.9 2.2 5.5 2.2 7.4 0",
      dot(8.6, 9.7, 1.150) + dot(15.4, 9.7, 1.150)),
  CHECK("M4.5 12.5l5 5L19.5 7"),
  CROSS("M6 6l12 12 M18 6L6 18"),
  ALERT("M12 3.5L22 20.5H2z M12 10v4.8", dot(12, 17.7, 1.2)),
  INFO("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z M12 11v6", dot(12, 7.4, 1.3)),
  ERASE("M8.5 5H21.5v14H8.5L2.5 12z M12 9l6 6 M18 9l-6 6"),
  SHIFT("M12 3.5l8 8.5h-4.2v7.5H8.2V12H4z"),
  KEYBOARD("M3.5 6h17A1.5 1.5 0 0 1 22 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 2 16.5v-9A1.5 1.5 0 0 1 3.5 6z M8 14.5h8", dot(6.5, 10, .9) + dot(10.2, 10, .9) + dot(13.8, 10, .9) + dot(17.5, 10, .9)),
  CALENDAR("M4 5h16v16H4z M4 10.2h16 M8.5 2.5V7 M15.5 2.5V7"),
  RECEIPT("M5.5 2.5h13V21l-2.6-1.7L13.3 21l-1.3-.9L10.7 21l-2.6-1.7L5.5 21z M9 8h6 M9 12h6"),
  HOME("M4 10.4L12 3.2l8 7.2V20.5H4z");

  private final String stroke;
  private final String fill;

  Icon(String stroke) {
    this(stroke, "");
  }

  Icon(String stroke, String fill) {
    this.stroke = stroke;
    this.fill = fill;
  }

  /** SVG path data drawn with a stroke. */
  public String stroke() {
    return stroke;
  }

  /** SVG path data that is filled; may be empty. */
  public String fill() {
    return fill;
  }

  private static String dot(double x, double y, double r) {
    return "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r + " 0 1 0 " + -2 * r + " 0z ";
  }
}
