package org.hall24.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A serial port of this machine, through jSerialComm (<a href="https://github.com/Fazecast/jSerialComm">its source and
 * issues</a> are where the facts below come from).
 *
 * <p>Two programs never share a port: jSerialComm takes an advisory lock ({@code flock}) on the device file. It sets DTR and
 * RTS before it tries the lock, though, which can reset a device in somebody else's hands; so the kernel's list of locks is
 * looked at first.
 */
public final class JSerialCommPort implements Port {

  /** jSerialComm's own number for "this process has it open under this name". */
  private static final int ALREADY_OPEN = 2;

  // Linux errno values (asm-generic/errno-base.h).
  private static final Set<Integer> HELD_CODES = Set.of(ALREADY_OPEN, 11 /* EAGAIN, from flock */, 16 /* EBUSY */);
  private static final Set<Integer> DENIED_CODES = Set.of(1 /* EPERM */, 13 /* EACCES */);

  private static final Path KERNEL_LOCKS = Path.of("/proc/locks");

  private final Path path;
  private final SerialSettings settings;
  private final Ticker ticker;

  /**
   * @param path the device file or a link to it; prefer stable names (by-id, a udev rule) to ttyUSB0
   * @param settings how the line is set
   * @param ticker the time in which reads wait
   */
  public JSerialCommPort(Path path, SerialSettings settings, Ticker ticker) {
    this.path = path;
    this.settings = settings;
    this.ticker = ticker;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public Link open() throws LinkException {
    Path real = lookAt();
    SerialPort port = describe(real);
    // The result alone tells: on a pseudo-terminal the error code is set even after a good open (an ioctl it lacks).
    if (!port.openPort(0)) {
      throw refusal(real, port.getLastErrorCode());
    }
    return new JSerialCommLink(name(), port, ticker);
  }

  /** Finds the reasons not to touch the port that can be seen without touching it. */
  private Path lookAt() throws LinkException {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      throw new LinkException(LinkException.Kind.NO_PORT, name() + ": there is no such port", e);
    }
    if (!Files.isReadable(real) || !Files.isWritable(real)) {
      throw denied();
    }
    if (isLocked(real)) {
      throw held();
    }
    return real;
  }

  private SerialPort describe(Path real) throws LinkException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(real.toString());
    } catch (SerialPortInvalidPortException e) {
      throw new LinkException(LinkException.Kind.NO_PORT, name() + ": there is no such port", e);
    }
    port.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(), parity());
    port.setFlowControl(flow());
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, JSerialCommLink.READ_WAIT_MILLIS, 0);
    // Else it would switch off the RS-485 direction control that the device tree set for the port.
    port.disableRs485ModeControl();
    // Asked for before the port is open, this drops what came before we were there.
    port.flushIOBuffers();
    return port;
  }

  private LinkException refusal(Path real, int code) {
    if (!Files.exists(real)) {
      return new LinkException(LinkException.Kind.NO_PORT, name() + ": there is no such port");
    }
    if (HELD_CODES.contains(code)) {
      return held();
    }
    if (DENIED_CODES.contains(code)) {
      return denied();
    }
    return new LinkException(
        LinkException.Kind.NO_PORT, name() + ": does not open as a serial port (system error " + code + ")");
  }

  private LinkException held() {
    return new LinkException(LinkException.Kind.HELD, name() + ": another program has it open");
  }

  private LinkException denied() {
    return new LinkException(
        LinkException.Kind.DENIED, name() + ": this user may not open it (serial ports belong to the group dialout)");
  }

  /** Whether somebody holds a lock on the device file, by the kernel's list: {@code … FLOCK … major:minor:inode …}. */
  private static boolean isLocked(Path real) {
    try {
      long device = ((Number) Files.getAttribute(real, "unix:dev")).longValue();
      long inode = ((Number) Files.getAttribute(real, "unix:ino")).longValue();
      long major = (device >>> 8 & 0xfff) | (device >>> 32 & ~0xfffL);
      long minor = (device & 0xff) | (device >>> 12 & ~0xffL);
      String file = String.format(Locale.ROOT, " %02x:%02x:%d ", major, minor, inode);
      try (var lines = Files.lines(KERNEL_LOCKS)) {
        return lines.anyMatch(line -> line.contains("FLOCK") && line.contains(file));
      }
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no list to look at: the lock itself still decides
    }
  }

  private int parity() {
    return switch (settings.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case MARK -> SerialPort.MARK_PARITY;
      case SPACE -> SerialPort.SPACE_PARITY;
    };
  }

  private int stopBits() {
    return switch (settings.stopBits()) {
      case ONE -> SerialPort.ONE_STOP_BIT;
      case ONE_AND_HALF -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
      case TWO -> SerialPort.TWO_STOP_BITS;
    };
  }

  private int flow() {
    return switch (settings.flow()) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case XON_XOFF -> SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }
}
