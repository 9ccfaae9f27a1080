/**
 * The rooms bound together: the ports of the drivers to the journal, and the wishes of the journeys to the drivers and the
 * queue. No protocol, no screen, no decision of a journey lives here.
 *
 * <p>Start at {@link org.hall24.kiosk.binding.Desk}, which answers the journeys, and at {@link
 * org.hall24.kiosk.binding.JournalCellRecords}, which shows how a port becomes journal events.
 */
@NullMarked
package org.hall24.kiosk.binding;

import org.jspecify.annotations.NullMarked;
