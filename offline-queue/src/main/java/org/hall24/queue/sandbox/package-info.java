/**
 * A city's backend as the contract sees it, for the demo, the tests and a technician's bench: real HTTP, a database of its
 * own, and a fault plan.
 *
 * <p>It shares no code with delivery, so that both sides cannot share a mistake; the contract between them is
 * {@code openapi.yaml}. Start at {@link org.hall24.queue.sandbox.SandboxBackend}.
 */
@NullMarked
package org.hall24.queue.sandbox;

import org.jspecify.annotations.NullMarked;
