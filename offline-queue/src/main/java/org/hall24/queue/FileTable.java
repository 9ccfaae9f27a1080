package org.hall24.queue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many files a file system can still hold, and whether it may only be read where a folder lies, by statvfs(3): a disk of many
 * small files is full with bytes to spare, and Java has no word for it; Java's word on writing is that of the whole file system,
 * not of this mount of it.
 */
final class FileTable {

  /** More than {@code struct statvfs} takes on a 64-bit Linux (112 bytes). */
  private static final int ROOM = 256;
  /** Of its members {@code f_files} is the sixth, {@code f_favail} the eighth and {@code f_flag} the tenth, each 8 bytes long. */
  private static final int ALL = 5 * Long.BYTES;
  private static final int FREE = 7 * Long.BYTES;
  private static final int FLAGS = 9 * Long.BYTES;
  /** {@code ST_RDONLY}. */
  private static final long READ_ONLY = 1;

  private static final Optional<MethodHandle> STATVFS = link();

  private FileTable() {}

  private static Optional<MethodHandle> link() {
    if (!System.getProperty("os.name").equals("Linux") || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
      return Optional.empty();
    }
    SymbolLookup c = Linker.nativeLinker().defaultLookup();
    return c.find("statvfs")
        .map(
            statvfs ->
                Linker.nativeLinker()
                    .downcallHandle(statvfs, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)));
  }

  /** {@link Long#MAX_VALUE} when it cannot be told, or when the file system makes room for files as it needs it. */
  static long free(Path folder) {
    return ask(folder, Long.MAX_VALUE, says -> says.get(ValueLayout.JAVA_LONG, ALL) == 0 ? Long.MAX_VALUE : says.get(ValueLayout.JAVA_LONG, FREE));
  }

  /** Whether it is mounted to be read only, as far as it can be told. */
  static boolean readOnly(Path folder) {
    return ask(folder, false, says -> (says.get(ValueLayout.JAVA_LONG, FLAGS) & READ_ONLY) != 0);
  }

  private static <T> T ask(Path folder, T unknown, Function<MemorySegment, T> reading) {
    if (STATVFS.isEmpty()) {
      return unknown;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment says = arena.allocate(ROOM, Long.BYTES);
      int failed = (int) STATVFS.get().invokeExact(arena.allocateFrom(folder.toString()), says);
      return failed == 0 ? reading.apply(says) : unknown;
    } catch (Throwable e) {
      throw new IllegalStateException("statvfs cannot be called", e);
    }
  }
}
