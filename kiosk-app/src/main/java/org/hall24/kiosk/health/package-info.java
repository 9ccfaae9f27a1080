/**
 * How the machine is, part by part: what a device says of itself, in words for people of both languages, and all of it together
 * as a readiness report. Asking the devices is not done here, and no report is kept here.
 *
 * <p>Start at {@link org.hall24.kiosk.health.DeviceHealth}; {@link org.hall24.kiosk.health.ReadinessReport} puts a
 * {@link org.hall24.kiosk.health.Readiness} on paper.
 */
@NullMarked
package org.hall24.kiosk.health;

import org.jspecify.annotations.NullMarked;
