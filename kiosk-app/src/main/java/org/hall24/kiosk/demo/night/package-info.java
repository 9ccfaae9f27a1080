/** The night by script: plays it through the hand and the hall, then reads every fact from outside and writes the account. */
@NullMarked
package org.hall24.kiosk.demo.night;

import org.jspecify.annotations.NullMarked;
