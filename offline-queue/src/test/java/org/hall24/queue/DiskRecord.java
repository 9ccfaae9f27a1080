package org.hall24.queue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a process did to its folder, call by call, and the folders that could be found after it was cut short: killed (every
 * call so far happened) or without power (only what was synced is sure; of the rest nothing, or any sectors of 512 bytes).
 */
final class DiskRecord {

  private static final int SECTOR = 512;

  /** One call. */
  private record Call(char op, String path, long at, byte[] data) {}

  /** How the process ended. */
  enum End {
    /** SIGKILL: the kernel keeps every call. */
    KILLED,
    /** No power: what was not synced is gone. */
    DROPPED,
    /** No power: of what was not synced, some sectors are there and some are not. */
    TORN
  }

  /** Bytes that grow in place. */
  private static final class Content {
    private byte[] bytes = new byte[0];
    private int length;

    void apply(Call call, int from, int to) {
      if (call.op() == 'T') {
        room((int) call.at());
        if (call.at() < length) {
          Arrays.fill(bytes, (int) call.at(), length, (byte) 0);
        }
        length = (int) call.at();
      } else {
        int end = (int) call.at() + to;
        room(end);
        System.arraycopy(call.data(), from, bytes, (int) call.at() + from, to - from);
        length = Math.max(length, end);
      }
    }

    private void room(int end) {
      if (bytes.length < end) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
      }
    }

    Content copy() {
      Content copy = new Content();
      copy.bytes = Arrays.copyOf(bytes, length);
      copy.length = length;
      return copy;
    }

    byte[] whole() {
      return Arrays.copyOf(bytes, length);
    }
  }

  /** Bytes on the disk and writes that may come to be there. */
  private static final class Inode {
    private final Content durable = new Content();
    private final List<Call> pending = new ArrayList<>();

    void sync() {
      pending.forEach(call -> durable.apply(call, 0, call.data().length));
      pending.clear();
    }

    byte[] after(End end, Random random) {
      Content content = durable.copy();
      for (Call call : pending) {
        if (end == End.KILLED) {
          content.apply(call, 0, call.data().length);
        } else if (end == End.TORN && call.op() == 'T') {
          if (random.nextBoolean()) {
            content.apply(call, 0, 0);
          }
        } else if (end == End.TORN) {
          for (int from = 0; from < call.data().length; from += SECTOR) {
            if (random.nextBoolean()) {
              content.apply(call, from, Math.min(from + SECTOR, call.data().length));
            }
          }
        }
      }
      return content.whole();
    }
  }

  private final List<Call> calls = new ArrayList<>();
  private final String folder;

  /**
   * Reads a record.
   *
   * @param folder the folder it is a record of
   */
  DiskRecord(Path file, Path folder) throws IOException {
    this.folder = folder.toString();
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    while (in.hasRemaining()) {
      char op = (char) in.get();
      byte[] path = new byte[in.getInt()];
      in.get(path);
      long at = in.getLong();
      byte[] data = new byte[in.getInt()];
      in.get(data);
      calls.add(new Call(op, new String(path, StandardCharsets.UTF_8), at, data));
    }
  }

  int size() {
    return calls.size();
  }

  /** What was acknowledged before the call of that number. */
  List<String> marksBefore(int cut) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    calls.subList(0, cut).stream().filter(c -> c.op() == 'M').forEach(c -> text.writeBytes(c.data()));
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Whether the call of that number is not a mark: only those are places to be cut at. */
  boolean changes(int cut) {
    return calls.get(cut).op() != 'M';
  }

  /** Writes what is found in the folder when the process ends before the call of that number. */
  void rebuild(int cut, End end, Random random, Path to) throws IOException {
    Map<String, Inode> names = new TreeMap<>();
    Map<String, Inode> durableNames = new TreeMap<>();
    List<Call> pendingNames = new ArrayList<>();
    List<Inode> created = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    Map<Call, Inode> inodeOf = new java.util.IdentityHashMap<>();
    for (Call call : calls.subList(0, cut)) {
      switch (call.op()) {
        case 'K' -> folders.add(call.path());
        case 'C' -> {
          Inode inode = new Inode();
          created.add(inode);
          names.put(call.path(), inode);
          inodeOf.put(call, inode);
          pendingNames.add(call);
        }
        case 'R' -> {
          names.put(new String(call.data(), StandardCharsets.UTF_8), names.remove(call.path()));
          pendingNames.add(call);
        }
        case 'U' -> {
          names.remove(call.path());
          pendingNames.add(call);
        }
        case 'W', 'T' -> Objects.requireNonNull(names.get(call.path())).pending.add(call);
        case 'S' -> Objects.requireNonNull(names.get(call.path())).sync();
        case 'D' -> {
          String parent = call.path();
          for (Call name : List.copyOf(pendingNames)) {
            if (Path.of(parent).equals(Path.of(name.path()).getParent())) {
              rename(durableNames, name, inodeOf);
              pendingNames.remove(name);
            }
          }
        }
        default -> {
          // A mark.
        }
      }
    }
    int kept = switch (end) {
      case KILLED -> pendingNames.size();
      case DROPPED -> 0;
      // A journaling file system keeps names in their order.
      case TORN -> random.nextInt(pendingNames.size() + 1);
    };
    pendingNames.subList(0, kept).forEach(name -> rename(durableNames, name, inodeOf));
    Files.createDirectories(to);
    for (String made : folders) {
      Files.createDirectories(to.resolve(inside(made)));
    }
    for (Map.Entry<String, Inode> file : durableNames.entrySet()) {
      Files.createDirectories(to.resolve(inside(file.getKey())).getParent());
      Files.write(to.resolve(inside(file.getKey())), file.getValue().after(end, random));
    }
  }

  private String inside(String path) {
    return path.length() == folder.length() ? "" : path.substring(folder.length() + 1);
  }

  private static void rename(Map<String, Inode> names, Call call, Map<Call, Inode> inodeOf) {
    switch (call.op()) {
      case 'C' -> names.put(call.path(), inodeOf.get(call));
      case 'R' -> {
        Inode inode = names.remove(call.path());
        if (inode != null) {
          names.put(new String(call.data(), StandardCharsets.UTF_8), inode);
        }
      }
      default -> names.remove(call.path());
    }
  }
}
