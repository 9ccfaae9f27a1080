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

/**
 * How many files a file system can still hold, by statvfs(3): a disk of many small files is full with bytes to spare, and Java
 * has no word for it.
 */
final class FileTable {

  /** More than {@code struct statvfs} takes on a 64-bit Linux (112 bytes). */
  private static final int ROOM = 256;
  /** Of its members {@code f_files} is the sixth and {@code f_favail} the eighth, each 8 bytes long. */
  private static final int ALL = 5 * Long.BYTES;
  private static final int FREE = 7 * Long.BYTES;

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
    if (STATVFS.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment says = arena.allocate(ROOM, Long.BYTES);
      int failed = (int) STATVFS.get().invokeExact(arena.allocateFrom(folder.toString()), says);
      boolean counted = failed == 0 && says.get(ValueLayout.JAVA_LONG, ALL) != 0;
      return counted ? says.get(ValueLayout.JAVA_LONG, FREE) : Long.MAX_VALUE;
    } catch (Throwable e) {
      throw new IllegalStateException("statvfs cannot be called", e);
    }
  }
}
