/** The world outside the kiosk, in its own process: emulated devices on pseudo-terminals, the mains switch, the network cable, the panel to play with them, and the same as a loopback control for the script. */
@NullMarked
package org.hall24.kiosk.demo.hall;

import org.jspecify.annotations.NullMarked;
