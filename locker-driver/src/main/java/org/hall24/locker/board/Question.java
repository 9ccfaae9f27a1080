package org.hall24.locker.board;

import java.util.List;

/** One question to one board as bytes, and how its answer is told from everything else on the line. Pure. */
interface Question {

  /** The board asked. */
  int board();

  /** The bytes on the wire. */
  byte[] bytes();

  /** Whether it releases a bolt: such a question is written at most once, and never to find out whether the line echoes. */
  default boolean moves() {
    return false;
  }

  /** Whether an answer has to come; some boards release a bolt without a word. */
  default boolean answerDue() {
    return true;
  }

  /** Whether only the silence after an answer tells that it is whole. */
  default boolean openEnded() {
    return false;
  }

  /** What the answer is told apart by: two questions with the same word could take each other's answers. */
  String answeredAs();

  /** All answers to this very question, every field compared, in the bytes heard from this index on; in order. */
  List<Span> spans(byte[] heard, int from);

  /** An answer and where it stands. */
  record Span(int from, int to, BoardAnswer answer) {}
}
