package org.hall24.kiosk.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** One cell, by its name in the cabinet map or by the wire address of its bolt. */
final class DoorOptions {
  @Option(names = "--cell", paramLabel = "ID", description = "A cell of the cabinet map.")
  Optional<String> cell = Optional.empty();

  @Option(names = "--board", paramLabel = "B", description = "The wire address of a board.")
  Optional<Integer> board = Optional.empty();

  @Option(names = "--channel", paramLabel = "C", description = "A channel of that board, from 1.")
  Optional<Integer> channel = Optional.empty();

  /** Whether an address was begun. */
  boolean byAddress() {
    return board.isPresent() || channel.isPresent();
  }

  /** Whether a cell is named, by either way. */
  boolean given() {
    return cell.isPresent() || byAddress();
  }

  /** Whether what was given names no one cell: half an address, or both ways at once. */
  boolean unclear() {
    return board.isPresent() != channel.isPresent() || byAddress() && cell.isPresent();
  }

  /** The door that is named. */
  DoorWanted door() {
    return cell.map(id -> new DoorWanted(id, -1, -1)).orElseGet(() -> DoorWanted.at(board.orElse(-1), channel.orElse(-1)));
  }
}
