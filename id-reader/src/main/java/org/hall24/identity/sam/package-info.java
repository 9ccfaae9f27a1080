/**
 * The serial card reader with a security module (GA/T 467 host interface, "SAM protocol").
 *
 * <p>Codec: {@link org.hall24.identity.sam.SamFrame}, {@link org.hall24.identity.sam.SamRequest}, {@link
 * org.hall24.identity.sam.SamReply}, {@link org.hall24.identity.sam.SamFrameParser}. Device: {@link
 * org.hall24.identity.sam.SamReader}, where to start. What the text on a card means lives in {@code identity.card}; the
 * reader seen from the other end of the wire lives in {@code sam.emulator}.
 */
@NullMarked
package org.hall24.identity.sam;

import org.jspecify.annotations.NullMarked;
