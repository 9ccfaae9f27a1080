package org.hall24.kiosk.demo.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.kiosk.demo.hall.DemoProcesses;
import org.hall24.link.Ticker;

/** Plays the night and reads what came of it. */
public final class Night {
  private final DemoProcesses processes;
  private final Path out;

  /**
   * @param processes the running backend and hall; the kiosk is not switched on yet
   * @param out where pictures, papers, recordings and the account go
   */
  public Night(DemoProcesses processes, Path out) {
    this.processes = processes;
    this.out = out;
  }

  /** Plays everything; 0 only when every fact agrees. */
  public int play() throws IOException, InterruptedException {
    Ticker ticker = Ticker.system();
    Hand hand = new Hand(processes.handPort(), ticker);
    Hall hall = new Hall(processes.controlPort(), ticker);
    Album album = new Album(hand, out.resolve("screens"));
    Story.Diary diary = new Story.Diary();
    Story story = new Story(hand, hall, album, new Phone(new Remote(processes.backendUrl()), ticker), diary);
    String trouble = "";
    try {
      hall.act("power-on");
      chapter("22:40  the nurse");
      story.theNurse();
      chapter("22:52  the neighbour");
      story.theNeighbour();
      chapter("23:05  the power goes and comes back");
      story.thePowerCut();
      chapter("08:31  the network is back, the courier comes");
      story.theCourier();
      chapter("09:05  the neighbour collects");
      story.theCollection();
      chapter("09:10  the nurse asks how it stands");
      story.theQuestion();
    } catch (NightFailed e) {
      trouble = String.valueOf(e.getMessage());
      System.out.println("The night did not go on: " + trouble);
      lastSight(album);
    }
    Evidence evidence = new Evidence(processes, hall, out);
    Facts facts = evidence.read(diary);
    Files.writeString(out.resolve("night.md"), Account.write(diary, facts, album.files(), trouble));
    for (Facts.Fact fact : facts.all()) {
      System.out.printf("%s %s: %s%s%n", fact.agrees() ? "✓" : "✗", fact.name(), fact.read(), fact.agrees() ? "" : " (expected " + fact.expected() + ")");
    }
    boolean well = trouble.isEmpty() && facts.agree();
    System.out.println((well ? "The night went well" : "The night did NOT go well") + ": " + out.resolve("night.md"));
    return well ? 0 : 1;
  }

  private void lastSight(Album album) throws InterruptedException {
    try {
      album.passing("where-it-stopped", "zh");
    } catch (NightFailed e) {
      System.out.println("Nor is there anything to be seen: " + e.getMessage());
    }
  }

  private static void chapter(String title) {
    System.out.println(title);
  }
}
