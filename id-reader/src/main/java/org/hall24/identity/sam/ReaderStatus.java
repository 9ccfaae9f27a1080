package org.hall24.identity.sam;

import java.util.Optional;
import org.hall24.link.DeviceState;

/**
 * How the reader is.
 *
 * @param state as asked just now, where the line is open
 * @param samId the module's own number; empty until it was heard
 */
public record ReaderStatus(DeviceState state, Optional<SamId> samId) {}
