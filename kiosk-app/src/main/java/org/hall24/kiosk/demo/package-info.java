/**
 * The demo hall: the whole night on one machine, on real bytes.
 *
 * <p>{@code people} are the demo's persons with their cards and faces; {@code kiosk} is the
 * kiosk itself with a clock that can be set; {@code hall} is the world outside the kiosk (the
 * emulated devices, the mains switch, the network cable) in a process of its own; {@code hand} touches the kiosk's screen
 * from outside; {@code night} plays the script and reads the evidence. Nothing of the kiosk depends on this package. Start
 * at {@link org.hall24.kiosk.demo.DemoMain}.
 */
@NullMarked
package org.hall24.kiosk.demo;

import org.jspecify.annotations.NullMarked;
