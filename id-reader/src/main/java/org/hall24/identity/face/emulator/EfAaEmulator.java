package org.hall24.identity.face.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.efaa.EfAaModule;
import org.hall24.identity.face.realsense.Faceprint;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * A face module of the EF AA protocol with photo download, as a host sees it.
 *
 * <p>It compares the photos it was sent with the person who {@linkplain #stand stands} before it, seen through a camera with
 * noise; nobody tells it who is who. Like a real one it compares with everybody it has stored, and in demonstration mode with
 * nobody: a host that does not look after both is found out.
 *
 * <p>All methods are thread-safe. What is set here, and what it has stored, outlives a pulled cable.
 */
public final class EfAaEmulator extends StagedModule<Integer> {
  /** What the module says its firmware is. */
  public static final String FIRMWARE = "EMU-FM226-V1.0";

  private static final int MOST_USERS = 100;

  private final FaceFinder finder = new FaceFinder(faces());
  private final SortedMap<Integer, List<short[]>> users = new TreeMap<>();
  private Quirks quirks = new Quirks(false, false, false, false, false, false);
  private boolean demo;
  private boolean impatient;

  /**
   * What this module does that a host must see through.
   *
   * @param keepsTemplates whether deleting is confirmed and does nothing
   * @param demoSticks whether demonstration mode cannot be switched off
   * @param eyesClosed whether the person's eyes are closed
   * @param otherUid whether a known face gets the number of somebody else
   * @param restarts whether it restarts in the middle of the next look
   * @param wantsEncryption whether it refuses every command that is not encrypted
   */
  public record Quirks(
      boolean keepsTemplates, boolean demoSticks, boolean eyesClosed, boolean otherUid, boolean restarts, boolean wantsEncryption) {}

  /**
   * A module with nobody before it and nobody stored.
   *
   * @param ticker for answers that come late
   * @param random the camera's noise
   * @param frame from one look of the camera to the next; about 150 ms on a real module
   */
  public EfAaEmulator(Ticker ticker, RandomGenerator random, Duration frame) {
    super(ticker, random, frame);
  }

  // ---- the module --------------------------------------------------------------------------------------------------

  /** What it says about the next command with this id meets a fault. */
  public void fault(int command, Fault fault) {
    lay(command, fault);
  }

  /** What it does that a host must see through. */
  public synchronized void quirks(Quirks set) {
    quirks = set;
  }

  /** Whether it says of every look that its time is over, without looking. */
  public synchronized void givesUpAtOnce(boolean does) {
    impatient = does;
  }

  /** Somebody enrolled this person before. */
  public synchronized void store(FacePhoto person) {
    users.put(freeUid(), new ArrayList<>(faces().features(person).stream().toList()));
  }

  /** Whether matching is off and liveness on. */
  public synchronized void demo(boolean on) {
    demo = on;
  }

  /** How many people are stored on the module. */
  public synchronized int stored() {
    return users.size();
  }

  @Override
  public String driver() {
    return "efaa";
  }

  @Override
  public int baud() {
    return EfAaModule.BAUD;
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    new EfAaConversation(this, line).run();
  }

  /** The three every emulator has, and {@code pieces} (of photos), {@code photos}, {@code looks}, {@code spoofs}, {@code erasures}. */
  @Override
  public Map<String, Long> counts() {
    return super.counts();
  }

  // ---- for the conversation ----------------------------------------------------------------------------------------

  synchronized Quirks quirks() {
    return quirks;
  }

  synchronized void restarted() {
    quirks = new Quirks(quirks.keepsTemplates(), quirks.demoSticks(), quirks.eyesClosed(), quirks.otherUid(), false, quirks.wantsEncryption());
  }

  synchronized boolean demo() {
    return demo;
  }

  synchronized List<Integer> uids() {
    return List.copyOf(users.keySet());
  }

  /** Stores a photo; its number, or 0 when no face is on it, or −1 when there is no room. */
  int enrol(byte[] jpeg) {
    List<short[]> found = finder.faces(jpeg);
    synchronized (this) {
      if (found.isEmpty()) {
        return 0;
      }
      if (users.size() >= MOST_USERS) {
        return -1;
      }
      int uid = freeUid();
      users.put(uid, found);
      return uid;
    }
  }

  private int freeUid() {
    int uid = 1;
    while (users.containsKey(uid)) {
      uid++;
    }
    return uid;
  }

  synchronized boolean delete(int uid) {
    return quirks.keepsTemplates() ? users.containsKey(uid) : users.remove(uid) != null;
  }

  synchronized void deleteAll() {
    if (!quirks.keepsTemplates()) {
      users.clear();
    }
  }

  /** Who of those stored this is; empty for a stranger, or when the picture shows no face. */
  Optional<Integer> recognise(FacePhoto face) {
    FacePhoto picture = camera().take(face);
    Optional<short[]> seen = faces().features(picture);
    picture.wipe();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    synchronized (this) {
      return users.entrySet().stream()
          .filter(user -> user.getValue().stream().anyMatch(known -> Faceprint.same(seen.get(), known)))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  synchronized boolean impatient() {
    return impatient;
  }
}
