/**
 * Sealing: what a suite can do, and nothing of where keys come from or rows lie.
 *
 * <p>Two suites behind one header: AES-256-GCM by Tink, SM4-GCM with SM3 by Bouncy Castle. Keys of cases and epochs live in
 * {@code outbox}, the device's own secret in {@link org.hall24.queue.DeviceKeys}. Start at {@link org.hall24.queue.seal.Suite}.
 */
@NullMarked
package org.hall24.queue.seal;

import org.jspecify.annotations.NullMarked;
