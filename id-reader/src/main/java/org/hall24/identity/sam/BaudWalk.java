package org.hall24.identity.sam;

import org.hall24.identity.sam.SamLine.Heard;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a module that was set to another speed than its port: on a silent line every speed a module can have is asked once,
 * and the one that answered is tried first from then on. Used on the port's own thread, except {@link #heardAt()}.
 */
final class BaudWalk {
  private static final Logger LOG = LoggerFactory.getLogger(BaudWalk.class);

  private final SamLine line;
  private final boolean walks;
  private volatile int heardAt;

  /**
   * @param walks whether to look at other speeds at all
   */
  BaudWalk(SamLine line, boolean walks) {
    this.line = line;
    this.walks = walks;
  }

  /** The speed at which the module was heard last; 0 where the line has none, or before it was heard. */
  int heardAt() {
    return heardAt;
  }

  /** Asks for the status, at the speed that fits. */
  Heard find(Link link) throws LinkException {
    int own = link.baud();
    if (own > 0 && heardAt > 0 && heardAt != own) {
      link.setBaud(heardAt);
    }
    Heard heard = line.ask(link, SamCommand.STATUS);
    if (own == 0 || heard instanceof Heard.Reply || !walks) {
      return heard(link, heard);
    }
    int tried = link.baud();
    for (LineSpeed speed : LineSpeed.values()) {
      if (speed.baud() != tried) {
        link.setBaud(speed.baud());
        if (line.answers(link)) {
          LOG.warn("event=reader-speed port={} configured={} found={}", link.name(), own, speed.baud());
          return heard(link, line.ask(link, SamCommand.STATUS));
        }
      }
    }
    heardAt = 0;
    link.setBaud(own);
    return heard;
  }

  /** Sets the module and then the line to a speed; back again when the module is not heard there. */
  Heard change(Link link, LineSpeed speed) throws LinkException {
    Heard ready = line.ask(link, SamCommand.STATUS); // falls into step, so that the answer is surely the change's
    if (!(ready instanceof Heard.Reply)) {
      return ready;
    }
    Heard told = line.tell(link, speed.request());
    if (link.baud() == 0 || !(told instanceof Heard.Reply(SamReply reply)) || reply.status() != SamStatus.SUCCESS) {
      return told;
    }
    int before = link.baud();
    link.setBaud(speed.baud());
    if (!line.answers(link)) {
      link.setBaud(before);
    }
    return heard(link, line.ask(link, SamCommand.STATUS));
  }

  private Heard heard(Link link, Heard heard) {
    if (heard instanceof Heard.Reply) {
      heardAt = link.baud();
    }
    return heard;
  }
}
