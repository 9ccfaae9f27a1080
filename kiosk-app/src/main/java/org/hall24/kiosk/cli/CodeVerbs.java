package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.scan.SignedCode;
import org.hall24.kiosk.binding.StatementKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl code …}: badges of staff and pick-up codes that carry a signature. */
final class CodeVerbs {
  private static final String BADGE = "badge";
  private static final String PICK_UP = "pick-up";

  private CodeVerbs() {}

  /** The group. */
  @Command(name = "code", description = "Badges of staff and pick-up codes that carry a signature: make them, tell true ones from forged ones.")
  static final class Group extends VerbGroup {}

  /** What all of them do: know the kinds and where their keys lie. */
  abstract static class CodeVerb extends ConfiguredVerb {
    CodeVerb(Surroundings surroundings) {
      super(surroundings);
    }

    static SignedCode.Kind kind(String word) throws Failed {
      return switch (word) {
        case BADGE -> SignedCode.Kind.BADGE;
        case PICK_UP -> SignedCode.Kind.PICK_UP;
        default -> throw Failed.wrongUse("usage", "--kind " + word + " is no kind of code", "say badge or pick-up");
      };
    }

    static String word(SignedCode.Kind kind) {
      return kind == SignedCode.Kind.BADGE ? BADGE : PICK_UP;
    }

    /** Each kind has its own key: who may sign pick-up codes makes no badges. */
    static String keyName(SignedCode.Kind kind) {
      return "code-" + word(kind);
    }

    final Path keys() throws Failed {
      return state().path().resolve("keys");
    }
  }

  /** Makes a code. */
  @Command(name = "sign", description = "Make a badge of staff or a pick-up code and sign it with the key of this state folder.")
  static final class Sign extends CodeVerb {
    private static final int MOST_DAYS = 3660;

    @Option(names = "--kind", required = true, paramLabel = "K", description = "badge or pick-up.")
    String word = "";

    @Option(names = "--days", paramLabel = "N", description = "How long it is good for (default: a badge 365 days, a pick-up code 30).")
    Optional<Integer> days = Optional.empty();

    @Option(names = "--png", paramLabel = "F.png", description = "Write it as a QR code to a file.")
    Optional<Path> png = Optional.empty();

    @Option(names = "--draw", description = "Draw it as a QR code on the terminal, too.")
    boolean draw;

    @Parameters(paramLabel = "SUBJECT", description = "The member's id as the configuration has it, or the digits of the pick-up code.")
    String subject = "";

    Sign(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      SignedCode.Kind kind = kind(word);
      int span = days.orElse(kind == SignedCode.Kind.BADGE ? 365 : 30);
      if (span < 1 || span > MOST_DAYS) {
        throw Failed.wrongUse("usage", "--days " + span + " is no span for a code", "give days from 1 to " + MOST_DAYS);
      }
      SignedCode code = code(kind, surroundings.clock().instant().plus(Duration.ofDays(span)));
      KeyPair issuer = StatementKeys.in(keys(), keyName(kind));
      String text = code.sign(issuer);
      QrPicture picture = new QrPicture(text);
      if (png.isPresent()) {
        OutFile.write(png.get(), picture.png());
      }
      ObjectNode json =
          Json.object()
              .put("kind", word(kind))
              .put("subject", code.subject())
              .put("notAfter", Json.time(code.notAfter()))
              .put("keyId", SignedCode.keyId(issuer.getPublic()))
              .put("code", text);
      return Answer.done(json, draw ? text + "\n" + picture.blocks() : text);
    }

    private SignedCode code(SignedCode.Kind kind, Instant notAfter) throws Failed {
      if (kind == SignedCode.Kind.PICK_UP && !subject.matches("\\d{8,16}")) {
        throw Failed.wrongUse("usage", "a pick-up code has 8 to 16 digits and nothing else", "give its digits, for example 4071893526");
      }
      try {
        return new SignedCode(kind, subject.toUpperCase(Locale.ROOT), notAfter);
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("usage", "a badge names 1 to 24 letters, digits and hyphens", "give the member's id, for example courier-1");
      }
    }
  }

  /** Looks at a code. */
  @Command(name = "verify", description = "Tell a true badge or pick-up code from a forged, foreign or expired one; needs no network.")
  static final class Verify extends CodeVerb {
    @Option(names = "--key", paramLabel = "FILE", description = "The public key of another issuer that is trusted (hallctl code key); repeat for several.")
    List<Path> keyFiles = new ArrayList<>();

    @Parameters(paramLabel = "TEXT", description = "The text of the code, as a scanner sends it.")
    String text = "";

    Verify(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      Optional<SignedCode.Read> read = new SignedCode.Reader(issuers()).read(text.strip(), surroundings.clock().instant());
      if (read.isEmpty()) {
        return Answer.notSo(
            Json.object().put("genuine", false).put("standing", "no-signed-code"), "This is no badge and no signed pick-up code of Hall24.");
      }
      SignedCode code = read.get().code();
      SignedCode.Standing standing = read.get().standing();
      boolean genuine = standing == SignedCode.Standing.GENUINE;
      ObjectNode json =
          Json.object()
              .put("genuine", genuine)
              .put("standing", standing.word())
              .put("kind", word(code.kind()))
              .put("subject", code.subject())
              .put("notAfter", Json.time(code.notAfter()));
      String what = (code.kind() == SignedCode.Kind.BADGE ? "badge of " : "pick-up code ") + code.subject() + ", good until " + code.notAfter();
      return switch (standing) {
        case GENUINE -> Answer.done(json, "Genuine: " + what);
        case EXPIRED -> Answer.notSo(json, "Genuine and too old: " + what);
        case FORGED -> Answer.notSo(json, "Forged: it names an issuer we know, and that issuer did not sign it. Do not accept it.");
        case UNKNOWN_ISSUER ->
            Answer.notSo(json, "Signed by an issuer that is not known here for this kind. If it is one of yours, name its key with --key FILE or under codes:.");
      };
    }

    private Map<SignedCode.Kind, List<PublicKey>> issuers() throws Failed {
      Map<SignedCode.Kind, List<PublicKey>> issuers = new EnumMap<>(SignedCode.Kind.class);
      issuers.put(SignedCode.Kind.BADGE, new ArrayList<>(config().codes().badgeIssuers()));
      issuers.put(SignedCode.Kind.PICK_UP, new ArrayList<>(config().codes().pickUpIssuers()));
      List<PublicKey> given = KeyFiles.read(keyFiles, "make one where codes are signed: hallctl code key > issuer.pem");
      Path keys = keys();
      issuers.forEach(
          (kind, known) -> {
            StatementKeys.publicIn(keys, keyName(kind)).ifPresent(known::add);
            known.addAll(given);
          });
      return issuers;
    }
  }

  /** Shows the key that goes under {@code codes:} of the machines that shall believe it. */
  @Command(name = "key", description = "Show the public key of this state folder's codes, for codes: in the kiosk.yaml of machines that shall believe them.")
  static final class Key extends CodeVerb {
    @Option(names = "--kind", required = true, paramLabel = "K", description = "badge or pick-up.")
    String word = "";

    Key(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      SignedCode.Kind kind = kind(word);
      PublicKey key = StatementKeys.in(keys(), keyName(kind)).getPublic();
      String pem = KeyFiles.pem(key);
      return Answer.done(
          Json.object().put("kind", word(kind)).put("keyId", SignedCode.keyId(key)).put("algorithm", "Ed25519").put("publicKey", pem), pem);
    }
  }
}
