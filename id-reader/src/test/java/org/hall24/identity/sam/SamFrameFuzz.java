package org.hall24.identity.sam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.identity.card.NewestAddress;
import org.hall24.identity.sam.SamFrameParser.Found;

/**
 * Anything on a card reader's line, in both directions: the first byte chooses the direction, how the stream is cut and whether
 * the rest is put into a frame whose length and check are right, so that what lies behind them is reached too.
 */
public final class SamFrameFuzz {

  private SamFrameFuzz() {}

  /** Feeds the input in pieces and at once; both must find the same, and every frame found must survive a round trip. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    boolean replies = (data[0] & 1) != 0;
    byte[] stream = Arrays.copyOfRange(data, 1, data.length);
    if ((data[0] & 2) != 0) {
      stream = SamFrame.wrap(Arrays.copyOf(stream, Math.min(stream.length, SamFrame.LONGEST - 1)));
    }
    List<String> whole = found(replies, stream, stream.length);
    List<String> pieces = found(replies, stream, 1 + (data[0] & 0xFF) / 4);
    if (!whole.equals(pieces)) {
      throw new IllegalStateException("cutting changes what is found");
    }
  }

  private static List<String> found(boolean replies, byte[] stream, int piece) {
    SamFrameParser parser = replies ? SamFrameParser.forReplies() : SamFrameParser.forRequests();
    List<String> found = new ArrayList<>();
    for (int at = 0; at < stream.length; at += piece) {
      parser.feed(stream, at, Math.min(piece, stream.length - at), frame -> note(replies, frame, found));
    }
    parser.abandon(frame -> note(replies, frame, found));
    found.add("skipped " + parser.skipped());
    return found;
  }

  private static void note(boolean replies, Found frame, List<String> found) {
    if (frame instanceof Found.Frame(byte[] body)) {
      found.add(Arrays.toString(body));
      byte[] again = replies ? understoodReply(body).encode() : understoodRequest(body).encode();
      if (!Arrays.equals(again, SamFrame.wrap(body))) {
        throw new IllegalStateException("a frame does not survive a round trip");
      }
    } else {
      found.add(frame.toString());
    }
  }

  private static SamRequest understoodRequest(byte[] body) {
    SamRequest request = SamRequest.parse(body);
    same(request, SamCommand.of(request).map(SamCommand::request).orElse(request));
    same(request, LineSpeed.of(request).map(LineSpeed::request).orElse(request));
    same(request, RadioBytes.of(request).map(RadioBytes::request).orElse(request));
    return request;
  }

  private static SamReply understoodReply(byte[] body) {
    SamReply reply = SamReply.parse(body);
    CardBlocks.parse(reply.data());
    if (reply.data().length == SamId.LENGTH && !Arrays.equals(SamId.parse(reply.data()).encode(), reply.data())) {
      throw new IllegalStateException("a number of a module does not survive a round trip");
    }
    if (NewestAddress.fits(reply.data().length)) {
      NewestAddress.parse(reply.data());
    }
    return reply;
  }

  private static void same(Object one, Object other) {
    if (!one.equals(other)) {
      throw new IllegalStateException(one + " is taken for " + other);
    }
  }
}
