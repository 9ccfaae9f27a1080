/** A hand and an eye at the kiosk's screen: finds what a person sees and sends input events; knows neither journeys nor services. */
@NullMarked
package org.hall24.kiosk.demo.hand;

import org.jspecify.annotations.NullMarked;
