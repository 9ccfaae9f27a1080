package org.hall24.kiosk.cli;

import picocli.CommandLine.Command;

/** {@code hallctl emulate …}: the other end of each wire. */
@Command(name = "emulate", description = "Be a device, or the backend, at the other end of the wire, until stopped.")
final class EmulateGroup extends VerbGroup {}
