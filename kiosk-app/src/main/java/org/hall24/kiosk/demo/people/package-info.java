/** The persons of the demo: their cards, their portraits, and the demo's own marked picture format for the photo bytes of a card. */
@NullMarked
package org.hall24.kiosk.demo.people;

import org.jspecify.annotations.NullMarked;
