package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looking for frames among bytes that may be anything. */
final class Frames {

  private Frames() {}

  /** The byte at an index, 0–255. */
  static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  /** What the last stretch of one length says that says anything. */
  static <T> Optional<T> last(int length, byte[] heard, Function<byte[], Optional<T>> reader) {
    for (int i = heard.length - length; i >= 0; i--) {
      Optional<T> said = reader.apply(Arrays.copyOfRange(heard, i, i + length));
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /**
   * Every stretch of one length that is an answer.
   *
   * @param reader what a stretch says, empty when it is no answer
   */
  static List<Question.Span> ofLength(int length, byte[] heard, int from, Function<byte[], Optional<? extends BoardAnswer>> reader) {
    List<Question.Span> spans = new ArrayList<>();
    for (int i = from; i + length <= heard.length; i++) {
      int start = i;
      reader.apply(Arrays.copyOfRange(heard, i, i + length))
          .ifPresent(answer -> spans.add(new Question.Span(start, start + length, answer)));
    }
    return spans;
  }
}
