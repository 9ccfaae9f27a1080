/**
 * What the machine-readable zone of a travel document says: the ICAO shapes and the Chinese exit-entry permits that share
 * their letters and not their places.
 *
 * <p>Pure functions from lines to a record; no device, no screen. Start at {@link org.hall24.identity.mrz.MrzReader}. Nothing
 * is rejected for a wrong check digit: a zone says which of its checks hold, and the caller decides.
 */
@NullMarked
package org.hall24.identity.mrz;

import org.jspecify.annotations.NullMarked;
