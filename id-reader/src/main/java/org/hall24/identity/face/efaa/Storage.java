package org.hall24.identity.face.efaa;

import org.hall24.identity.face.Erasure;
import org.hall24.link.LinkException;

/** What a module has stored, and taking it away. */
final class Storage {
  private Storage() {}

  /** How many persons are stored. */
  static int users(Conversation module, long until) throws LinkException, Trouble {
    Conversation.Reply reply = list(module, until);
    return reply.result() == Result.UNKNOWN_USER ? 0 : reply.frame().u8(Conversation.Reply.PAYLOAD);
  }

  /** Whether exactly this one is stored. */
  static boolean holdsOnly(Conversation module, int uid, long until) throws LinkException, Trouble {
    Conversation.Reply reply = list(module, until);
    return reply.ok() && reply.frame().u8(2) == 1 && reply.frame().u16(3) == uid;
  }

  private static Conversation.Reply list(Conversation module, long until) throws LinkException, Trouble {
    Conversation.Reply reply = module.ask(EfAaFrame.GET_ALL_USER_ID, until);
    boolean counted = reply.ok() && reply.frame().data().length > Conversation.Reply.PAYLOAD;
    if (!counted && reply.result() != Result.UNKNOWN_USER) {
      throw new Trouble("count-refused");
    }
    return reply;
  }

  /** Deletes everybody and counts; trouble when somebody stays. */
  static void makeEmpty(Conversation module, long until) throws LinkException, Trouble {
    Conversation.Reply reply = module.ask(EfAaFrame.DELETE_ALL, until, Conversation.DELETE);
    boolean gone = reply.ok() || reply.result() == Result.UNKNOWN_USER;
    if (users(module, until) != 0) {
      throw new Trouble(Trouble.TEMPLATES_LEFT);
    }
    if (!gone) {
      throw new Trouble("delete-result-" + reply.result());
    }
  }

  /** Makes sure that nothing runs and nothing is stored, whatever went before. */
  static Erasure erase(Conversation module, long until) throws LinkException {
    try {
      module.forgetRestart();
      try {
        makeEmpty(module, until);
      } catch (Trouble _) {
        module.reset(until);
        makeEmpty(module, until);
      }
      return new Erasure.Proven();
    } catch (Trouble e) {
      return new Erasure.NotProven(e.reason());
    }
  }
}
