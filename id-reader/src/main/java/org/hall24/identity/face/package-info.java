/**
 * Is the person standing here the holder of this card: one photo against one live face, with proof of life.
 *
 * <p>Vendor-neutral words only: the question ({@link org.hall24.identity.face.FaceModule#verify}), its answer ({@link
 * org.hall24.identity.face.FaceVerdict}), the hints on the way, and the proof that nothing stayed behind. No protocol, no
 * camera, no screen words. Start at {@link org.hall24.identity.face.FaceModule}; the drivers live in the packages below.
 */
@NullMarked
package org.hall24.identity.face;

import org.jspecify.annotations.NullMarked;
