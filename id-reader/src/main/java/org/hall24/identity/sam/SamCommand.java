package org.hall24.identity.sam;

import java.util.Optional;

/**
 * The standard commands without data. {@link LineSpeed} and {@link RadioBytes} are the two others; sleep and the vendors' other
 * extensions are left out on purpose: nothing in this package can send them.
 */
public enum SamCommand {
  /** Starts the module again. */
  RESET(0x10, 0xFF),
  /** Asks whether the module works. */
  STATUS(0x11, 0xFF),
  /** Asks for the module's own number, {@link SamId}. */
  SAM_ID(0x12, 0xFF),
  /** Looks for a card in the field. */
  FIND(0x20, 0x01),
  /** Selects the card that was found. */
  SELECT(0x20, 0x02),
  /** Reads text and photo of the selected card. */
  READ(0x30, 0x01),
  /** Reads text, photo and fingerprint templates of the selected card. */
  READ_WITH_FINGER(0x30, 0x10),
  /** Reads the newest address; also tells whether the card still lies there. */
  NEWEST_ADDRESS(0x30, 0x03),
  /** Reads the card management number; optional in some modules, used here only to see whether the card lies there. */
  CARD_NUMBER(0x30, 0x05);

  private final int command;
  private final int parameter;
  private final byte[] frame;

  SamCommand(int command, int parameter) {
    this.command = command;
    this.parameter = parameter;
    this.frame = new SamRequest(command, parameter, new byte[0]).encode();
  }

  public int command() {
    return command;
  }

  public int parameter() {
    return parameter;
  }

  /** The request, without data. */
  public SamRequest request() {
    return new SamRequest(command, parameter, new byte[0]);
  }

  /** The whole frame, made once because it is sent four times a second; not to be changed. */
  byte[] frame() {
    return frame;
  }

  /** The command a request asks for; empty for one that is not spoken here. */
  public static Optional<SamCommand> of(SamRequest request) {
    for (SamCommand known : values()) {
      if (known.command == request.command() && known.parameter == request.parameter()) {
        return request.data().length == 0 ? Optional.of(known) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
