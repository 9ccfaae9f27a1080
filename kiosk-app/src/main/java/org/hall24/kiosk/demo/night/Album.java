package org.hall24.kiosk.demo.night;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures of the night, numbered in the order they were taken; a page that stays is pictured in both languages. */
final class Album {
  private static final String LANGUAGE = "language";

  private final Hand hand;
  private final Path folder;
  private final List<String> files = new ArrayList<>();
  private int number;

  Album(Hand hand, Path folder) {
    this.hand = hand;
    this.folder = folder;
  }

  /** A page that passes by itself: one picture, in the language it is shown in. */
  void passing(String name, String language) throws InterruptedException {
    number++;
    take(name, language);
  }

  /** What brings a page to where it is to be pictured, again after every turn of the language. */
  interface Ready {
    void make() throws InterruptedException;
  }

  /** A page that waits for the person: pictured, turned to the other language, pictured, turned back. */
  void both(String name, String language) throws InterruptedException {
    both(name, language, () -> {});
  }

  /** The same for something that folds away when the language turns. */
  void both(String name, String language, Ready ready) throws InterruptedException {
    number++;
    ready.make();
    take(name, language);
    turn();
    ready.make();
    take(name, language.equals("zh") ? "en" : "zh");
    turn();
    ready.make();
  }

  private void turn() throws InterruptedException {
    String before = hand.words(LANGUAGE);
    hand.tap(LANGUAGE);
    hand.awaitChange(LANGUAGE, before);
  }

  /** The files taken so far, relative to the album's folder. */
  List<String> files() {
    return List.copyOf(files);
  }

  private void take(String name, String language) throws InterruptedException {
    String file = "%02d-%s-%s.png".formatted(number, name, language);
    hand.picture(folder.resolve(file));
    files.add(file);
  }
}
