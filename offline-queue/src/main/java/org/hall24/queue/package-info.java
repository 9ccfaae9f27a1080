/**
 * What must not be lost: one SQLite file, one thread that writes it, and proof that it is whole.
 *
 * <p>Here live opening, examining and setting aside the file, the writer with group commit, the hash chain and the witness
 * beside the file. What the rows mean lives above: {@code journal}, {@code outbox}, {@code delivery}. Start at
 * {@link org.hall24.queue.Store}; nothing outside this package opens the database.
 */
@NullMarked
package org.hall24.queue;

import org.jspecify.annotations.NullMarked;
