package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig.Suite;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Recovery;
import org.hall24.queue.outbox.Salvage;
import org.hall24.queue.seal.Sm2Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hallctl queue recovery-key|recover}: the city's key, and what it is for: the disk of a machine that is dead. */
final class RecoveryVerbs {

  private static final int KEY_BYTES = 32;

  private RecoveryVerbs() {}

  /** Makes the city's key pair. */
  @Command(
      name = "recovery-key",
      description = "Make the city's recovery key: the private one into a file that stays in the city's safe, the public one for secrets.recovery-key of every kiosk.")
  static final class MakeKey extends Verb {
    @Option(names = "--out", paramLabel = "F", required = true, description = "The file of the private key; it must not exist.")
    Path out = Path.of("");

    @Option(names = "--suite", paramLabel = "S", description = "aes-256-gcm (X25519) or sm4-gcm (SM2) (default: ${DEFAULT-VALUE}).")
    String suite = "aes-256-gcm";

    MakeKey(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      boolean sm2 = suite.equals(Words.of(Suite.SM4_GCM));
      if (!sm2 && !suite.equals(Words.of(Suite.AES_256_GCM))) {
        throw Failed.wrongUse("usage", "there is no suite \"" + suite + "\"", "use aes-256-gcm or sm4-gcm");
      }
      byte[] key = new byte[KEY_BYTES];
      surroundings.random().nextBytes(key);
      // Below the order of the curve, whatever the other bits are.
      key[0] = sm2 ? (byte) (key[0] & 0x7f) : key[0];
      try {
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(out, HexFormat.of().formatHex(key) + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        throw Failed.wrongUse("usage", out + " exists", "name a new file: a key that kiosks sealed to is never written over");
      } catch (IOException e) {
        throw Failed.because("not-written", out + " cannot be written", "name a file in a folder of yours with --out", e);
      }
      String shown = HexFormat.of().formatHex(sm2 ? Sm2Envelope.publicKey(key) : Recovery.publicKey(key));
      return Answer.done(
          Json.object().put("file", out.toString()).put("suite", suite).put("publicKey", shown),
          "The private key lies in " + out + ": keep it where no kiosk is.\nIn every kiosk's configuration:\n  secrets:\n    recovery-key: " + shown);
    }
  }

  /** Takes over the undelivered of a dead machine's disk. */
  @Command(
      name = "recover",
      description = "On a bench: take over what a dead machine had not delivered, from a copy of its state folder and with the city's recovery key; with --deliver, deliver it. The copy stays untouched.")
  static final class Recover extends ConfiguredVerb {
    @Option(names = "--recovery-key", paramLabel = "F", required = true, description = "The file of the city's private key.")
    Path key = Path.of("");

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "A copy of the dead machine's state folder.")
    Path from = Path.of("");

    @Option(names = "--deliver", description = "Deliver what was taken over, until nothing is pending or --for ends.")
    boolean deliver;

    @Option(
        names = "--kiosk",
        paramLabel = "ID",
        description = "The dead machine's id, which its filings name and for which --cert must be made (default: the configuration's).")
    Optional<String> kiosk = Optional.empty();

    @Mixin final DeliveryOptions delivery = new DeliveryOptions();

    Recover(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      byte[] city = JournalImport.key(key);
      Path old = from.toAbsolutePath().normalize();
      if (!Files.exists(old.resolve("queue.db"))) {
        throw Failed.wrongUse("usage", "there is no queue.db in " + from, "name the copied state folder with --from DIR");
      }
      if (old.equals(statePath().toAbsolutePath().normalize())) {
        throw Failed.wrongUse("usage", "the dead machine's folder cannot take over from itself", "name another folder with --state DIR");
      }
      Optional<DeliverySettings> settings = Optional.empty();
      if (deliver) {
        DeliverySettings own = delivery.settings(config());
        settings = Optional.of(kiosk.map(own::withKiosk).orElse(own));
      }
      Duration span = delivery.span.isPresent() ? seconds("--for", delivery.span.get()) : timeout();
      try (OpenQueue queue = new OpenQueue(state(), config().site())) {
        Salvage.Taken taken = new Salvage(queue.store(), new CaseSealer(queue.store())).from(old, Optional.of(city));
        ObjectNode json =
            Json.object()
                .put("from", old.toString())
                .put("filings", taken.filings())
                .put("pending", taken.waiting())
                .put("dead", taken.dead())
                .put("attachments", taken.attachments())
                .put("unreadable", taken.unreadable())
                .put("refused", taken.refused());
        String text =
            taken.waiting() + " items and " + taken.attachments() + " attachments were taken over from " + old + ", " + taken.dead()
                + " of the shelf; " + taken.unreadable() + " items do not open";
        if (settings.isEmpty()) {
          return Answer.done(json, text);
        }
        try (DeliveryWorker worker = queue.worker(settings.get())) {
          DeliveryWorker.Drained drained = worker.drain(span);
          json.put("delivered", drained.delivered()).put("pending", drained.pending()).put("dead", drained.dead());
          String end = text + "\ndelivered " + drained.delivered() + ", pending " + drained.pending() + ", dead " + drained.dead();
          return drained.pending() == 0 ? Answer.done(json, end) : Answer.notSo(json, end);
        }
      } catch (IOException e) {
        throw Failed.because("not-recovered", String.valueOf(e.getMessage()), "look whether the key is the one of this city; keep the copy", e);
      }
    }
  }
}
