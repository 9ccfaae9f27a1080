package org.hall24.identity.face.emulator;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.realsense.DeviceConfig;
import org.hall24.identity.face.realsense.RealSenseModule;
import org.hall24.identity.face.realsense.Status;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * A RealSense ID module (dialect A, no link encryption), as a host sees it.
 *
 * <p>It makes its faceprints from the pixels of the photo it was sent and of the person who {@linkplain #stand stands}
 * before it, seen through a camera with noise; nobody tells it who is who. Like a new module it starts with face
 * detection only, and then a printed photo passes: a host that forgets the settings is found out.
 *
 * <p>All methods are thread-safe. What is set here outlives a pulled cable; the settings the host made survive too, as in
 * flash.
 */
public final class RealSenseEmulator extends StagedModule<Character> {
  /** A firmware that speaks dialect A. */
  public static final String FIRMWARE = "8.2.0.1";

  private DeviceConfig config = DeviceConfig.FACTORY;
  private String firmware = FIRMWARE;
  private boolean keepsConfig = true;
  private boolean refusesConfig;
  private boolean removes = true;
  private boolean paired;
  private boolean locked;
  private boolean findsMasksLate;
  private int capturesEndWith = Status.OK;
  private long users;

  /**
   * A module with nobody before it.
   *
   * @param ticker for answers that come late
   * @param random the camera's noise
   * @param frame from one look of the camera to the next; about 150 ms on a real module
   */
  public RealSenseEmulator(Ticker ticker, RandomGenerator random, Duration frame) {
    super(ticker, random, frame);
  }

  // ---- the person --------------------------------------------------------------------------------------------------

  /** Other people look over the person's shoulder. */
  public void bystanders(int count) {
    stage().bystanders(count);
  }

  // ---- the module --------------------------------------------------------------------------------------------------

  /** The next request with this message id meets a fault. */
  public void fault(char request, Fault fault) {
    lay(request, fault);
  }

  /** What the module says its firmware is, for example {@code 9.11.2.5}. */
  public synchronized void firmware(String version) {
    firmware = version;
  }

  /** Whether changed settings are confirmed but lost. */
  public synchronized void losesSettings(boolean loses) {
    keepsConfig = !loses;
  }

  /** Whether settings are refused. */
  public synchronized void refusesSettings(boolean refuses) {
    refusesConfig = refuses;
  }

  /** The module forgets the host's settings. */
  public synchronized void factoryReset() {
    config = DeviceConfig.FACTORY;
  }

  /** Whether the module was paired with another host and refuses to speak without encryption. */
  public synchronized void pairedElsewhere(boolean isPaired) {
    paired = isPaired;
  }

  /** Whether the module locked itself after spoofs, as a former host had told it to, and refuses everything. */
  public synchronized void locked(boolean isLocked) {
    locked = isLocked;
  }

  /** Whether a mask is no obstacle to a capture and only marked in what comes of it. */
  public synchronized void findsMasksLate(boolean late) {
    findsMasksLate = late;
  }

  /** The status with which every capture ends, whatever it saw; {@link Status#OK} on a sound module. */
  public synchronized void capturesEndWith(int status) {
    capturesEndWith = status;
  }

  /**
   * Somebody enrolled people on the module before.
   *
   * @param removable whether removing them works
   */
  public synchronized void stored(long people, boolean removable) {
    users = people;
    removes = removable;
  }

  /** How many people are stored on the module. */
  public synchronized long stored() {
    return users;
  }

  @Override
  public String driver() {
    return "realsense";
  }

  @Override
  public int baud() {
    return RealSenseModule.BAUD;
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    new RealSenseConversation(this, line).run();
  }

  /**
   * The three every emulator has, and {@code sessions}, {@code uploads} (pieces of photos), {@code photo-prints}, {@code
   * captures}, {@code live-prints}, {@code spoofs}, {@code cancels}.
   */
  @Override
  public Map<String, Long> counts() {
    return super.counts();
  }

  // ---- for the conversation ----------------------------------------------------------------------------------------

  synchronized String firmware() {
    return firmware;
  }

  synchronized boolean paired() {
    return paired;
  }

  synchronized boolean locked() {
    return locked;
  }

  synchronized boolean findsMasksLate() {
    return findsMasksLate;
  }

  synchronized int capturesEndWith() {
    return capturesEndWith;
  }

  synchronized DeviceConfig config() {
    return config;
  }

  /** Changes the settings, or only says so. */
  synchronized void config(DeviceConfig wanted) {
    if (keepsConfig) {
      config = wanted;
    }
  }

  synchronized boolean removeAll() {
    if (removes) {
      users = 0;
    }
    return removes;
  }

  synchronized boolean refusesConfig() {
    return refusesConfig;
  }
}
