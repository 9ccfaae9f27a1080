package org.hall24.kiosk.demo.people;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A small real picture in the 1,024 photo bytes of a demo card, in a marked format of our own; never found on a real card,
 * whose photo only a licensed decoder can read.
 *
 * <p>Bytes: 12 of mark {@code HALL24-DEMO1}, 16 colours of 3 (R, G, B), 34×42 palette indices of 4 bits, row by row, high
 * nibble first (714 bytes), the rest zero. Shown at three times the size it is a card photo of 102×126.
 */
public final class DemoPhotoFormat {

  /** Bytes of a card's photo field. */
  public static final int PHOTO_BYTES = 1024;

  private static final byte[] MARK = "HALL24-DEMO1".getBytes(StandardCharsets.US_ASCII);
  private static final int COLOURS = 16;
  private static final int COLUMNS = 34;
  private static final int ROWS = 42;
  private static final int PALETTE_AT = 12;
  private static final int PIXELS_AT = PALETTE_AT + COLOURS * 3;

  private DemoPhotoFormat() {}

  /** Packs a picture of 102×126 into {@value #PHOTO_BYTES} bytes; colours are reduced to sixteen by median cut. */
  public static byte[] encode(BufferedImage picture) {
    BufferedImage small = scale(picture, COLUMNS, ROWS);
    int[] pixels = small.getRGB(0, 0, COLUMNS, ROWS, null, 0, COLUMNS);
    int[] palette = palette(pixels);
    byte[] photo = new byte[PHOTO_BYTES];
    System.arraycopy(MARK, 0, photo, 0, MARK.length);
    for (int i = 0; i < COLOURS; i++) {
      photo[PALETTE_AT + 3 * i] = (byte) (palette[i] >> 16);
      photo[PALETTE_AT + 3 * i + 1] = (byte) (palette[i] >> 8);
      photo[PALETTE_AT + 3 * i + 2] = (byte) palette[i];
    }
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest(palette, pixels[i]);
      photo[PIXELS_AT + i / 2] |= (byte) (i % 2 == 0 ? index << 4 : index);
    }
    return photo;
  }

  /** Unpacks a picture of 102×126; empty when the bytes do not carry the mark. */
  public static Optional<BufferedImage> decode(byte[] photo) {
    if (photo.length != PHOTO_BYTES || !Arrays.equals(photo, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    BufferedImage small = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      int packed = photo[PIXELS_AT + i / 2];
      int at = PALETTE_AT + 3 * (i % 2 == 0 ? packed >> 4 & 0xF : packed & 0xF);
      int rgb = (photo[at] & 0xFF) << 16 | (photo[at + 1] & 0xFF) << 8 | photo[at + 2] & 0xFF;
      small.setRGB(i % COLUMNS, i / COLUMNS, rgb);
    }
    return Optional.of(scale(small, Portrait.WIDTH, Portrait.HEIGHT));
  }

  private static BufferedImage scale(BufferedImage from, int width, int height) {
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var g = to.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(from, 0, 0, width, height, null);
    g.dispose();
    return to;
  }

  private static int[] palette(int[] pixels) {
    List<List<Integer>> boxes = new ArrayList<>();
    boxes.add(new ArrayList<>(Arrays.stream(pixels).map(p -> p & 0xFFFFFF).boxed().toList()));
    while (boxes.size() < COLOURS) {
      List<Integer> widest =
          boxes.stream().filter(b -> b.size() > 1).max(Comparator.comparingInt(b -> spread(b, widestChannel(b)))).orElse(null);
      if (widest == null) {
        break;
      }
      int shift = widestChannel(widest);
      widest.sort(Comparator.comparingInt(p -> p >> shift & 0xFF));
      boxes.remove(widest);
      boxes.add(new ArrayList<>(widest.subList(0, widest.size() / 2)));
      boxes.add(new ArrayList<>(widest.subList(widest.size() / 2, widest.size())));
    }
    int[] palette = new int[COLOURS];
    for (int i = 0; i < boxes.size(); i++) {
      palette[i] = mean(boxes.get(i), 16) << 16 | mean(boxes.get(i), 8) << 8 | mean(boxes.get(i), 0);
    }
    return palette;
  }

  private static int widestChannel(List<Integer> box) {
    int red = spread(box, 16);
    int green = spread(box, 8);
    int blue = spread(box, 0);
    return red >= green && red >= blue ? 16 : green >= blue ? 8 : 0;
  }

  private static int spread(List<Integer> box, int shift) {
    int low = 255;
    int high = 0;
    for (int pixel : box) {
      int value = pixel >> shift & 0xFF;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }

  private static int mean(List<Integer> box, int shift) {
    return (int) Math.round(box.stream().mapToInt(p -> p >> shift & 0xFF).average().orElse(0));
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    int bestDistance = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int red = (palette[i] >> 16 & 0xFF) - (rgb >> 16 & 0xFF);
      int green = (palette[i] >> 8 & 0xFF) - (rgb >> 8 & 0xFF);
      int blue = (palette[i] & 0xFF) - (rgb & 0xFF);
      int distance = red * red + green * green + blue * blue;
      if (distance < bestDistance) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }
}
