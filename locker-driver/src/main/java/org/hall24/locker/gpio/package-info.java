/**
 * Pins of the machine itself, through Pi4J behind a small port of our own, and a pulse that always ends.
 *
 * <p>For lamps, buzzers and switches. A bolt on a pin is for small cabinets only: a hardware one-shot between pin and coil is
 * better, because it ends the pulse also when this process is killed or the machine hangs; software cannot. Whatever is on a
 * pin must be off when the pin floats, for that is what it does at a reboot. Start at
 * {@link org.hall24.locker.gpio.GpioLines}.
 */
@NullMarked
package org.hall24.locker.gpio;

import org.jspecify.annotations.NullMarked;
