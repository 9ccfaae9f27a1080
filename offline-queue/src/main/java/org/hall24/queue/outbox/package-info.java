/**
 * What must arrive: filings and events, sealed, in order per case, each with a key of its own.
 *
 * <p>Accepting, sealing, numbers and the rows live here; how they get across lives in {@code delivery}. Start at
 * {@link org.hall24.queue.outbox.Outbox}.
 */
@NullMarked
package org.hall24.queue.outbox;

import org.jspecify.annotations.NullMarked;
