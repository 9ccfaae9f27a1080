package org.hall24.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of the C library that a pseudo-terminal needs: see the Linux manual pages pty(7), poll(2), inotify(7),
 * termios(3). A failing call gives its negated {@code errno}.
 */
final class Posix {
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  static final short POLLIN = 1;

  static final int IN_CLOSE = 0x18;
  static final int IN_OPEN = 0x20;

  private static final int TCSANOW = 0;
  private static final int TCIFLUSH = 0;

  /** More than {@code struct termios} takes on any Linux (60 bytes with glibc on x86-64). */
  private static final int TERMIOS_ROOM = 256;

  private static final int PATH_ROOM = 256;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPENPT = link("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANTPT = link("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCKPT = link("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle PTSNAME =
      link("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle OPEN = link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle READ =
      link("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      link("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      link("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle TCGETATTR =
      link("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCSETATTR =
      link("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle TCFLUSH = link("tcflush", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CFMAKERAW =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CFGETOSPEED =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("cfgetospeed"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle EVENTFD = link("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle INOTIFY_INIT =
      link("inotify_init1", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle INOTIFY_ADD =
      link("inotify_add_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  private Posix() {}

  /** A new pseudo-terminal's master, granted and unlocked. */
  static int openMaster() {
    int master = (int) call(OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (master >= 0 && (call(GRANTPT, master) < 0 || call(UNLOCKPT, master) < 0)) {
      throw new IllegalStateException("the system gave a pseudo-terminal and would not unlock it");
    }
    return master;
  }

  /** The path of a master's other side. */
  static String slavePath(int master) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocate(PATH_ROOM);
      if (call(PTSNAME, master, path, (long) PATH_ROOM) != 0) {
        throw new IllegalStateException("the system does not name its pseudo-terminal");
      }
      return path.getString(0);
    }
  }

  /** Opens a file; a descriptor, or −errno. */
  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) call(OPEN, arena.allocateFrom(path), flags);
    }
  }

  static void close(int descriptor) {
    var unused = call(CLOSE, descriptor);
  }

  /** Bytes read into the segment, 0 at the end, or −errno. */
  static int read(int descriptor, MemorySegment into) {
    return (int) call(READ, descriptor, into, into.byteSize());
  }

  /** Bytes taken from the segment, or −errno. */
  static int write(int descriptor, MemorySegment from) {
    return (int) call(WRITE, descriptor, from, from.byteSize());
  }

  /**
   * Waits, for ever, until one of the descriptors can be read.
   *
   * @param requests one {@code struct pollfd} (8 bytes: descriptor, events, what happened) after the other
   * @return how many, or −errno
   */
  static int poll(MemorySegment requests) {
    return (int) call(POLL, requests, requests.byteSize() / 8, -1);
  }

  /** Turns a terminal into a plain line: no echo, no translation, no signals. */
  static void makeRaw(int terminal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_ROOM);
      if (call(TCGETATTR, terminal, termios) == 0) {
        CFMAKERAW.invokeExact(termios);
        var unused = call(TCSETATTR, terminal, TCSANOW, termios);
      }
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The speed a terminal is set to in bit/s; 0 for one that is not in the list of usual ones. */
  static int speed(int terminal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_ROOM);
      int code = call(TCGETATTR, terminal, termios) == 0 ? (int) CFGETOSPEED.invokeExact(termios) : 0;
      // Linux (asm-generic/termbits.h) numbers speeds; newer C libraries give the speed itself.
      return switch (code) {
        case 13 -> 9_600;
        case 14 -> 19_200;
        case 15 -> 38_400;
        case 0x1001 -> 57_600;
        case 0x1002 -> 115_200;
        default -> code >= 1_200 && (code & 0x1000) == 0 ? code : 0;
      };
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** Throws away what a terminal holds for its reader. */
  static void flushInput(int terminal) {
    var unused = call(TCFLUSH, terminal, TCIFLUSH);
  }

  /** A descriptor that becomes readable when 8 bytes are written to it. */
  static int eventDescriptor() {
    return (int) call(EVENTFD, 0, O_NONBLOCK | O_CLOEXEC);
  }

  /** A descriptor that tells who opens and closes the file, or −errno. */
  static int watchOpenAndClose(String path) {
    int watcher = (int) call(INOTIFY_INIT, O_NONBLOCK | O_CLOEXEC);
    if (watcher < 0) {
      return watcher;
    }
    try (Arena arena = Arena.ofConfined()) {
      int watch = (int) call(INOTIFY_ADD, watcher, arena.allocateFrom(path), IN_OPEN | IN_CLOSE);
      if (watch < 0) {
        close(watcher);
        return watch;
      }
    }
    return watcher;
  }

  private static MethodHandle link(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), descriptor, Linker.Option.captureCallState("errno"));
  }

  private static long call(MethodHandle function, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      Object[] all = new Object[arguments.length + 1];
      all[0] = state;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      long result = ((Number) function.invokeWithArguments(all)).longValue();
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static IllegalStateException broken(Throwable e) {
    return new IllegalStateException("a call of the C library broke an assumption", e);
  }
}
