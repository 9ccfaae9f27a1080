package org.hall24.kiosk.demo.people;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * What a demo person looks like, in a few features, and a drawing of it in the format of a card photo.
 *
 * @param hair how the hair is worn
 * @param faceWidth width of the face in pixels of a 102×126 picture, 46 to 66
 * @param faceLength length of the face likewise, 58 to 78
 * @param eyeGap distance between the eyes likewise, 20 to 32
 */
public record Portrait(
    Hair hair,
    Color hairColor,
    Color skin,
    Color clothes,
    int faceWidth,
    int faceLength,
    int eyeGap,
    boolean glasses,
    boolean moustache) {

  /** Width of a card photo in pixels. */
  public static final int WIDTH = 102;

  /** Height of a card photo in pixels. */
  public static final int HEIGHT = 126;

  /** How the hair is worn. */
  public enum Hair {
    SHORT,
    BOB,
    LONG,
    BALD,
    BUN
  }

  /** Draws the person, {@value #WIDTH}×{@value #HEIGHT}, before a plain pale wall. */
  public BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(new Color(0xEE, 0xF1, 0xF2));
    g.fillRect(0, 0, WIDTH, HEIGHT);

    double middle = WIDTH / 2.0;
    double top = 26;
    double left = middle - faceWidth / 2.0;
    drawHairBehind(g, middle, top);

    g.setColor(clothes);
    g.fill(new RoundRectangle2D.Double(10, 98, 82, 60, 44, 44));
    g.setColor(skin.darker());
    g.fill(new RoundRectangle2D.Double(middle - 10, top + faceLength - 18, 20, 32, 12, 12));
    g.setColor(skin);
    g.fill(new Ellipse2D.Double(left - 4, top + faceLength * 0.42, 9, 14));
    g.fill(new Ellipse2D.Double(left + faceWidth - 5, top + faceLength * 0.42, 9, 14));
    g.fill(new RoundRectangle2D.Double(left, top, faceWidth, faceLength, faceWidth * 0.92, faceLength * 0.86));

    drawHairBefore(g, middle, top, left);
    drawFeatures(g, middle, top);
    g.dispose();
    return image;
  }

  private void drawHairBehind(Graphics2D g, double middle, double top) {
    g.setColor(hairColor);
    switch (hair) {
      case LONG -> g.fill(new RoundRectangle2D.Double(middle - faceWidth / 2.0 - 9, top - 12, faceWidth + 18, 98, 48, 48));
      case BOB -> g.fill(new RoundRectangle2D.Double(middle - faceWidth / 2.0 - 9, top - 12, faceWidth + 18, 70, 44, 44));
      case BUN -> g.fill(new Ellipse2D.Double(middle - 14, top - 22, 28, 26));
      case SHORT, BALD -> {}
    }
  }

  private void drawHairBefore(Graphics2D g, double middle, double top, double left) {
    if (hair == Hair.BALD) {
      return;
    }
    g.setColor(hairColor);
    Path2D fringe = new Path2D.Double();
    double depth = hair == Hair.SHORT ? 17 : 22;
    fringe.moveTo(left - 4, top + depth + 10);
    fringe.curveTo(left - 6, top - 16, left + faceWidth + 6, top - 16, left + faceWidth + 4, top + depth + 10);
    if (hair == Hair.BOB) {
      fringe.lineTo(left + faceWidth - 3, top + depth);
      fringe.lineTo(left + 3, top + depth);
    } else {
      fringe.curveTo(left + faceWidth - 4, top + depth - 6, middle + 10, top + depth - 8, middle - 8, top + 6);
      fringe.curveTo(middle - 14, top + depth - 4, left + 4, top + depth - 2, left - 4, top + depth + 10);
    }
    fringe.closePath();
    g.fill(fringe);
  }

  private void drawFeatures(Graphics2D g, double middle, double top) {
    double eyes = top + faceLength * 0.46;
    g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int side = -1; side <= 1; side += 2) {
      double x = middle + side * eyeGap / 2.0;
      g.setColor(hair == Hair.BALD ? new Color(0x55, 0x4A, 0x44) : hairColor);
      g.draw(new Line2D.Double(x - 6, eyes - 8, x + 6, eyes - 8));
      g.setColor(new Color(0x22, 0x1C, 0x1A));
      g.fill(new Ellipse2D.Double(x - 3.2, eyes - 3, 6.4, 6.4));
      if (glasses) {
        g.setColor(new Color(0x33, 0x33, 0x3A));
        g.draw(new RoundRectangle2D.Double(x - 9, eyes - 8, 18, 16, 9, 9));
      }
    }
    if (glasses) {
      g.draw(new Line2D.Double(middle - eyeGap / 2.0 + 9, eyes, middle + eyeGap / 2.0 - 9, eyes));
    }
    g.setColor(skin.darker());
    g.draw(new Line2D.Double(middle, eyes + 6, middle - 2, eyes + 14));
    if (moustache) {
      g.setColor(hair == Hair.BALD ? new Color(0x77, 0x70, 0x6C) : hairColor);
      g.fill(new RoundRectangle2D.Double(middle - 11, eyes + 17, 22, 5, 5, 5));
    }
    g.setColor(new Color(0xA6, 0x4B, 0x45));
    g.draw(new Arc2D.Double(middle - 9, eyes + 15, 18, 12, 200, 140, Arc2D.OPEN));
  }
}
