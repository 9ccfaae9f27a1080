package org.hall24.kiosk.demo.people;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.PhotoImage;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.sam.emulator.EmulatedCard;

/** The demo's people as the devices meet them: a card for the reader, a face for the camera, a decoder for the picture. */
public final class DemoCards {
  private final Map<String, EmulatedCard> cards = new HashMap<>();

  /** Makes a card for everybody; a person always has the same card. */
  public DemoCards() {
    for (DemoPerson person : DemoPerson.everybody()) {
      cards.put(person.id(), EmulatedCard.of(person.card(), DemoPhotoFormat.encode(person.portrait().draw())));
    }
  }

  /** The card of a person. */
  public EmulatedCard card(String personId) {
    return Objects.requireNonNull(cards.get(DemoPerson.of(personId).id()), "everybody has a card");
  }

  /** What the camera sees of a person. */
  public static FacePhoto face(DemoPerson person) {
    BufferedImage picture = person.portrait().draw();
    return FacePhoto.of(picture.getWidth(), picture.getHeight(), rgb(picture));
  }

  /** Reads the demo's own picture format and nothing else. */
  public static CardPhotoDecoder decoder() {
    return DemoCards::decode;
  }

  private static Optional<PhotoImage> decode(byte[] photo) {
    return DemoPhotoFormat.decode(photo).map(picture -> new PhotoImage(picture.getWidth(), picture.getHeight(), rgb(picture)));
  }

  private static byte[] rgb(BufferedImage picture) {
    byte[] rgb = new byte[picture.getWidth() * picture.getHeight() * 3];
    int at = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int pixel = picture.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return rgb;
  }
}
