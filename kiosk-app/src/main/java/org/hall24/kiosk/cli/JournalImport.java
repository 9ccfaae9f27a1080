package org.hall24.kiosk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.queue.Store;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Salvage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl journal import}: takes over from a store that was set aside what still verifies. May be repeated. */
@Command(
    name = "import",
    description = "Take over from a store that was set aside what still verifies, with the same keys. The old files stay untouched.")
final class JournalImport extends ConfiguredVerb {

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder with the old queue.db: a name within the state folder, or a copy of another machine's (default: the newest that was set aside).")
  Optional<Path> from = Optional.empty();

  @Option(
      names = "--recovery-key",
      paramLabel = "F",
      description = "The city's private recovery key, 64 hexadecimal digits: for the store of a machine whose keys are lost.")
  Optional<Path> recoveryKey = Optional.empty();

  JournalImport(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed {
    StateFolder folder = state();
    Optional<byte[]> city = recoveryKey.isPresent() ? Optional.of(key(recoveryKey.get())) : Optional.empty();
    try (Store store = folder.open()) {
      Path old = old(folder, store);
      Salvage.Taken taken = new Salvage(store, new CaseSealer(store)).from(old, city);
      return Answer.done(
          Json.object()
              .put("from", old.toString())
              .put("events", taken.events())
              .put("filings", taken.filings())
              .put("pending", taken.waiting())
              .put("dead", taken.dead())
              .put("delivered", taken.delivered())
              .put("custody", taken.custody())
              .put("attachments", taken.attachments())
              .put("unreadable", taken.unreadable())
              .put("refused", taken.refused()),
          "From " + old + ": " + taken.filings() + " filings, " + taken.waiting() + " items wait again, " + taken.dead() + " are dead, "
              + taken.delivered() + " had arrived, " + taken.custody() + " links of custody, " + taken.attachments() + " attachments; "
              + taken.unreadable() + " items do not open and " + taken.refused() + " rows are not the ones that were written: they stay there");
    } catch (IOException e) {
      throw Failed.because("not-imported", String.valueOf(e.getMessage()), "look at: hallctl journal import --help; keep the old folder", e);
    }
  }

  private Path old(StateFolder folder, Store store) throws Failed {
    if (from.isPresent()) {
      Path named = from.get();
      Path within = folder.path().resolve(named);
      Path old = Files.isDirectory(within) ? within : named.toAbsolutePath();
      if (!Files.isDirectory(old)) {
        throw Failed.wrongUse("usage", "there is no folder " + named, "name the folder in which the old queue.db lies");
      }
      return old;
    }
    return store
        .setAside()
        .map(folder.path()::resolve)
        .orElseThrow(() -> Failed.because("nothing-set-aside", "no store was set aside in " + folder.path(), "name its folder with --from DIR"));
  }

  static byte[] key(Path file) throws Failed {
    try {
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length == 32) {
        return key;
      }
    } catch (IOException | IllegalArgumentException e) {
      // Told below: the parser's own message would quote the key.
    }
    throw Failed.wrongUse("usage", file + " does not hold a private key of 64 hexadecimal digits", "name the file of the city's private recovery key");
  }
}
