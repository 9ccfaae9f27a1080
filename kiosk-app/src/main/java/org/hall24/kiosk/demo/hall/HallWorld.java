package org.hall24.kiosk.demo.hall;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import org.hall24.kiosk.demo.kiosk.DemoClock;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.kiosk.demo.people.DemoPapers;
import org.hall24.kiosk.demo.people.DemoPerson;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.receipt.emulator.ReceiptPicture;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.jspecify.annotations.Nullable;

/**
 * Everything in the hall that is not the kiosk: the devices at the other ends of its lines, people, paper, wires. Methods do
 * what a body could do there; none of them reaches into the kiosk.
 */
public final class HallWorld implements AutoCloseable {
  /** Cells of the cabinet, numbered from 1 as on the doors. */
  public static final int CELLS = 24;

  /** The devices by the names of their lines, with the words a person reads. */
  public static final Map<String, String> DEVICES = devices();

  private static final Duration CAMERA_FRAME = Duration.ofMillis(150);

  private final DemoClock clock;
  private final NetworkCable network;
  private final PowerSwitch power;
  private final HandLine hand;
  private final Path receipts;
  private final DemoCards cards = new DemoCards();
  private final SamReaderEmulator reader = new SamReaderEmulator();
  private final RealSenseEmulator face;
  private final LockBoardEmulator cabinet;
  private final ReceiptPrinterEmulator printer;
  private final ScannerEmulator scanner = new ScannerEmulator(ScanSettings.defaults(), false);
  private final KeyPair badges;
  private final ReceiptPicture pictures;
  private final Map<String, EmulatorRunner> lines = new LinkedHashMap<>();
  private @Nullable String laid;
  private @Nullable String standing;
  private int torn;

  /** A door as it is to be seen from the hall. */
  public record DoorView(int cell, boolean open, boolean paper, long pulses) {}

  /**
   * Switches the devices on.
   *
   * @param lineFolder where the devices' lines appear, by device name
   * @param receiptFolder where torn-off receipts are kept as PNG
   * @param badges signs the badges of the hall's staff
   */
  public HallWorld(
      Path lineFolder, Path receiptFolder, KeyPair badges, DemoClock clock, NetworkCable network, PowerSwitch power, HandLine hand,
      Ticker ticker)
      throws IOException {
    this.badges = badges;
    this.clock = clock;
    this.network = network;
    this.power = power;
    this.hand = hand;
    this.receipts = receiptFolder;
    PaperFonts fonts = new PaperFonts();
    this.pictures = new ReceiptPicture(fonts.face(PaperFonts.Weight.REGULAR), fonts.face(PaperFonts.Weight.BOLD));
    SecureRandom random = new SecureRandom();
    face = new RealSenseEmulator(ticker, random, CAMERA_FRAME);
    cabinet = new LockBoardEmulator(BoardModel.STANDARD.withLeadingGarbage(), ticker, random);
    printer = new ReceiptPrinterEmulator(ticker);
    Files.createDirectories(lineFolder);
    Files.createDirectories(receiptFolder);
    lines.put("id-reader", line(reader, lineFolder.resolve("id-reader"), ticker));
    lines.put("scanner", line(scanner, lineFolder.resolve("scanner"), ticker));
    lines.put("face", line(face, lineFolder.resolve("face"), ticker));
    lines.put("locker", line(cabinet, lineFolder.resolve("locker"), ticker));
    lines.put("printer", line(printer, lineFolder.resolve("printer"), ticker));
  }

  private static EmulatorRunner line(org.hall24.link.Emulator emulator, Path link, Ticker ticker) throws LinkException {
    return EmulatorRunner.onPseudoTerminal(emulator, link, FaultPlan.none(), ticker);
  }

  // ---- people -----------------------------------------------------------------------------------------------------------

  /** Lays a person's card on the reader. */
  public synchronized void layCard(String personId) {
    reader.lay(cards.card(personId));
    laid = personId;
  }

  /** Takes the card from the reader. */
  public synchronized void liftCard() {
    reader.lift();
    laid = null;
  }

  /** Lays a person's card down and snatches it away while it is being read. */
  public synchronized void snatchCard(String personId) {
    reader.plan(SamCommand.READ, new SamFault.Lift());
    reader.lay(cards.card(personId));
    laid = null;
  }

  /** Holds a paper of {@link DemoPapers} before the scanner, once. */
  public void showPaper(String paperId) {
    scanner.show(DemoPapers.text(paperId, badges, clock.instant()));
  }

  /** A person steps before the camera. */
  public synchronized void standBeforeFace(String personId) {
    face.stand(DemoCards.face(DemoPerson.of(personId)), Presence.Kind.REAL);
    standing = personId;
  }

  /** Nobody stands before the camera any more. */
  public synchronized void leaveFace() {
    face.leave();
    standing = null;
  }

  /** Whose card lies on the reader. */
  public synchronized Optional<String> cardOnReader() {
    return Optional.ofNullable(laid);
  }

  /** Who stands before the camera. */
  public synchronized Optional<String> standing() {
    return Optional.ofNullable(standing);
  }

  // ---- doors and paper --------------------------------------------------------------------------------------------------

  /** Puts a paper into a cell whose door stands open. */
  public void putPaper(int cell) {
    if (!cabinet.putPaper(cell, 1)) {
      throw new IllegalStateException("the door of cell " + cell + " is shut");
    }
  }

  /** Takes every paper out of a cell whose door stands open. */
  public void takePaper(int cell) {
    if (cabinet.takePaper(cell) == 0) {
      throw new IllegalStateException("nothing can be taken out of cell " + cell);
    }
  }

  /** Pushes a door shut. */
  public void closeDoor(int cell) {
    if (!cabinet.closeDoor(cell)) {
      throw new IllegalStateException("the door of cell " + cell + " was shut already");
    }
  }

  /** The doors, cell 1 first. */
  public List<DoorView> doors() {
    return cabinet.cells().stream().map(c -> new DoorView(c.channel(), c.open(), c.paper() > 0, c.pulses())).toList();
  }

  /** The receipt that hangs from the slot, as a picture of the bytes the printer got. */
  public Optional<BufferedImage> receiptInSlot() {
    var tray = printer.tray();
    return tray.isEmpty() ? Optional.empty() : Optional.of(pictures.draw(tray.getLast()));
  }

  /** How many receipts were cut off since the hall opened. */
  public synchronized int receiptsPrinted() {
    return torn + printer.tray().size();
  }

  /** Tears off what hangs from the slot and keeps a picture and the plain text of it. */
  public synchronized void tearReceipt() throws IOException {
    for (var receipt : printer.tearOff()) {
      torn++;
      String name = "receipt-" + torn;
      ImageIO.write(pictures.draw(receipt), "png", new File(receipts.toFile(), name + ".png"));
      Files.writeString(receipts.resolve(name + ".txt"), receipt.text());
    }
  }

  // ---- wires ------------------------------------------------------------------------------------------------------------

  /** Pulls the cable of a device. */
  public void pullCable(String device) {
    lineOf(device).unplug();
  }

  /** Puts it back. */
  public void plugCable(String device) throws InterruptedException {
    lineOf(device).plug();
  }

  /** Whether a device's cable is in. */
  public boolean plugged(String device) {
    return lineOf(device).plugged();
  }

  /** Pulls the network's cable. */
  public void cutNetwork() {
    network.cut();
  }

  /** Puts the network's cable back. */
  public void mendNetwork() throws IOException {
    network.mend();
  }

  public boolean networkPlugged() {
    return network.plugged();
  }

  /** Kills the kiosk's process. */
  public void powerOff() throws InterruptedException {
    power.off();
  }

  /** Starts the kiosk's process. */
  public void powerOn() throws IOException {
    power.on();
  }

  public boolean powered() {
    return power.running();
  }

  /** Sets the clock of the hall, and the kiosk's with it. */
  public void setClock(Instant now) throws IOException, InterruptedException {
    clock.set(now);
    if (power.running()) {
      hand.setClock(now);
    }
  }

  public Instant now() {
    return clock.instant();
  }

  /** What is to be seen in the hall, as a tree of plain values. */
  public Map<String, Object> look() {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("now", now().toString());
    seen.put("powered", powered());
    seen.put("powerCuts", power.cuts());
    seen.put("network", networkPlugged());
    seen.put("receipts", receiptsPrinted());
    seen.put("pulses", cabinet.pulses());
    seen.put(
        "cells",
        doors().stream()
            .map(d -> Map.of("cell", "%02d".formatted(d.cell()), "open", d.open(), "paper", d.paper(), "pulses", d.pulses()))
            .toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    lines.forEach((name, line) -> counts.put(name, line.counts()));
    seen.put("devices", counts);
    return seen;
  }

  @Override
  public void close() {
    lines.values().forEach(EmulatorRunner::close);
    power.close();
    network.close();
  }

  private EmulatorRunner lineOf(String device) {
    EmulatorRunner line = lines.get(device);
    if (line == null) {
      throw new IllegalArgumentException("no device is called " + device);
    }
    return line;
  }

  private static Map<String, String> devices() {
    Map<String, String> devices = new LinkedHashMap<>();
    devices.put("id-reader", "身份证阅读器 · Card reader");
    devices.put("scanner", "扫码器 · Scanner");
    devices.put("face", "人脸模块 · Face module");
    devices.put("locker", "柜锁 · Cabinet");
    devices.put("printer", "回执打印机 · Printer");
    return devices;
  }
}
