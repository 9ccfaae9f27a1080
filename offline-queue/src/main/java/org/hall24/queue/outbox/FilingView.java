package org.hall24.queue.outbox;

import java.util.Optional;

/**
 * An accepted filing, without what it says.
 *
 * @param key its key
 * @param ref the journey that filed it
 * @param acceptanceNo its number
 * @param service its service's code
 * @param acceptedMs when, milliseconds since 1970
 * @param state {@code pending}, {@code delivered}, {@code dead} or {@code discarded}
 * @param backendRef what the backend calls it, once delivered
 */
public record FilingView(
    String key,
    String ref,
    String acceptanceNo,
    String service,
    long acceptedMs,
    String state,
    Optional<String> backendRef) {}
