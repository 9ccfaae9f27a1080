package org.hall24.locker.cell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.locker.board.LockAddress;

/** Which door hangs where: cell → board, channel, size, height. A bolt that is not in the map is never moved. */
public final class CabinetMap {
  private final Map<CellId, CellPlace> byId = new LinkedHashMap<>();
  private final Map<LockAddress, CellPlace> byAddress = new LinkedHashMap<>();
  private final String digest;

  /**
   * A map in the order the cells are shown.
   *
   * @throws IllegalArgumentException when two cells have one name or one bolt
   */
  public CabinetMap(List<CellPlace> places) {
    StringBuilder canonical = new StringBuilder();
    for (CellPlace place : places) {
      if (byId.put(place.id(), place) != null) {
        throw new IllegalArgumentException("cell " + place.id() + " is in the map twice");
      }
      CellPlace other = byAddress.put(place.address(), place);
      if (other != null) {
        throw new IllegalArgumentException("cells " + other.id() + " and " + place.id() + " share bolt " + place.address());
      }
      canonical.append(place.id()).append(' ').append(place.address()).append('\n');
    }
    digest = sha256(canonical.toString());
  }

  /** Four columns, six rows, cells 01–24 on channels 1–24 of board 1; larger cells further down. */
  public static CabinetMap standard24() {
    int[] heights = {1600, 1360, 1120, 880, 620, 340};
    CellSize[] sizes = {
      CellSize.SMALL, CellSize.SMALL, CellSize.SMALL, CellSize.MEDIUM, CellSize.MEDIUM, CellSize.LARGE
    };
    List<CellPlace> places = new ArrayList<>();
    for (int n = 1; n <= 24; n++) {
      int row = (n - 1) / 4;
      String name = (n < 10 ? "0" : "") + n;
      places.add(new CellPlace(new CellId(name), new LockAddress(1, n), sizes[row], heights[row]));
    }
    return new CabinetMap(places);
  }

  /** The channels of boards no map names, as {@code board/channel}. */
  public static CabinetMap unnamed(List<Integer> boards, int channels) {
    List<CellPlace> places = new ArrayList<>();
    for (int board : boards) {
      for (int channel = 1; channel <= channels; channel++) {
        LockAddress address = new LockAddress(board, channel);
        places.add(new CellPlace(CellId.of(address), address, CellSize.MEDIUM, 1000));
      }
    }
    return new CabinetMap(places);
  }

  /** All cells, in the order they are shown. */
  public List<CellPlace> places() {
    return List.copyOf(byId.values());
  }

  /** The place of a cell, if there is such a cell. */
  public Optional<CellPlace> find(CellId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The cell behind a bolt, if the map names one. */
  public Optional<CellPlace> find(LockAddress address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** The cells of a board, by channel. */
  public List<CellPlace> onBoard(int board) {
    return byId.values().stream()
        .filter(p -> p.address().board() == board)
        .sorted(Comparator.comparing(CellPlace::address))
        .toList();
  }

  /** All boards, ascending. */
  public SortedSet<Integer> boards() {
    SortedSet<Integer> boards = new TreeSet<>();
    byId.values().forEach(p -> boards.add(p.address().board()));
    return boards;
  }

  /** SHA-256 of names and bolts in hex: an intent says under which map it was made. */
  public String digest() {
    return digest;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
