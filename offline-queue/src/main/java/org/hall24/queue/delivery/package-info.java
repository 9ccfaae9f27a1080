/**
 * How what must arrive gets across: one HTTP client, one judge of answers, back-off, and a worker.
 *
 * <p>Delivery is at least once with a key that makes it take effect once; only a receipt that names key and digest counts.
 * Start at {@link org.hall24.queue.delivery.DeliveryWorker}; what an answer means is
 * {@link org.hall24.queue.delivery.Outcome}. The rows live in {@code outbox}.
 */
@NullMarked
package org.hall24.queue.delivery;

import org.jspecify.annotations.NullMarked;
