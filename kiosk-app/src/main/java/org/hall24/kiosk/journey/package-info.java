/**
 * What happens between the first touch and the wiped screen, as state machines without JavaFX, devices or clocks of their
 * own: state × event → state + effects.
 *
 * <p>Start at {@link org.hall24.kiosk.journey.Journey}. Two types are the seam to the views: {@link
 * org.hall24.kiosk.journey.Screen} is everything a page may show, {@link org.hall24.kiosk.journey.Touch} is everything a person
 * can do on one. One is the seam to the devices: {@link org.hall24.kiosk.journey.KioskServices}, driven by {@link
 * org.hall24.kiosk.journey.JourneyRunner}.
 */
@NullMarked
package org.hall24.kiosk.journey;

import org.jspecify.annotations.NullMarked;
