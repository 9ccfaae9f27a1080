/**
 * The kiosk of the demo hall in its own process: the street's program with a clock that can be set, and its place on the
 * screen. Start at {@link org.hall24.kiosk.demo.kiosk.DemoKiosk}.
 */
@NullMarked
package org.hall24.kiosk.demo.kiosk;

import org.jspecify.annotations.NullMarked;
