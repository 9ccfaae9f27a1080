/**
 * The journal and the views that are kept with it: what happened, and what therefore is true now.
 *
 * <p>The journal is the single source and holds references and digests, never a person. The views (cells, custody,
 * openings, receipts) change in the transaction of the event that changes them. Start at
 * {@link org.hall24.queue.journal.Journal}; what must arrive elsewhere lives in {@code outbox}.
 */
@NullMarked
package org.hall24.queue.journal;

import org.jspecify.annotations.NullMarked;
