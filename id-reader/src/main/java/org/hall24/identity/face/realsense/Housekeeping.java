package org.hall24.identity.face.realsense;

import java.time.Duration;
import org.hall24.link.LinkException;

/** The short questions around a decision: is anything stored, are the settings what they must be. */
final class Housekeeping {
  private static final Duration REMOVE_ALL = Duration.ofSeconds(34);

  private final Session session;

  Housekeeping(Session session) {
    this.session = session;
  }

  /** How many persons the module has stored. */
  long users(long until) throws LinkException, ModuleTrouble {
    session.request(new HostMessage.CountUsers(), until);
    if (session.answer(until) instanceof DeviceMessage.UserCount count) {
      session.ended();
      return count.users();
    }
    throw new ModuleTrouble("count-refused");
  }

  /** Makes sure nothing is stored, removing what is; trouble when something stays. */
  void makeEmpty(long until) throws LinkException, ModuleTrouble {
    if (users(until) == 0) {
      return;
    }
    session.request(new HostMessage.RemoveAll(), until);
    DeviceMessage said =
        session.receive(session.sooner(until, REMOVE_ALL), () -> false).orElseThrow(session::silence);
    session.ended();
    if (!(said instanceof DeviceMessage.Reply reply) || reply.status() != Status.OK || users(until) != 0) {
      throw new ModuleTrouble(ModuleTrouble.TEMPLATES_LEFT);
    }
  }

  /**
   * Makes sure the module has these settings. Settings live in its flash, so they are written only when they differ; they
   * are always read back.
   */
  void configure(DeviceConfig wanted, long until) throws LinkException, ModuleTrouble {
    if (config(until).equals(wanted)) {
      return;
    }
    session.request(new HostMessage.SetConfig(wanted), until);
    DeviceMessage said = session.answer(until);
    session.ended();
    if (!(said instanceof DeviceMessage.ConfigSet set) || !set.config().equals(wanted)) {
      throw new ModuleTrouble("configuration-refused");
    }
    confirm(wanted, until);
  }

  /** Trouble when the module has other settings than these. */
  void confirm(DeviceConfig wanted, long until) throws LinkException, ModuleTrouble {
    if (!config(until).equals(wanted)) {
      throw new ModuleTrouble("configuration-not-kept");
    }
  }

  private DeviceConfig config(long until) throws LinkException, ModuleTrouble {
    session.request(new HostMessage.QueryConfig(), until);
    if (session.answer(until) instanceof DeviceMessage.ConfigIs is) {
      session.ended();
      return is.config();
    }
    throw new ModuleTrouble("configuration-unreadable");
  }
}
