package org.hall24.kiosk.cli;

/** A verb that works on the kiosk's state. */
abstract class ConfiguredVerb extends Verb {

  ConfiguredVerb(Surroundings surroundings) {
    super(surroundings);
  }

  /** The state folder: the option's, else a private one, which is named. */
  final StateFolder state() {
    if (shared.state.isPresent()) {
      return new StateFolder(shared.state.get(), surroundings);
    }
    voice().note("state folder: " + surroundings.home());
    return new StateFolder(surroundings.home(), surroundings);
  }
}
