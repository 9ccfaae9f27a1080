/**
 * Face modules seen from the other side of the wire: they decide from the picture they were sent and from the person who
 * stands before them, never from a script.
 *
 * <p>Start at {@link org.hall24.identity.face.emulator.RealSenseEmulator}. {@code PixelFaces} turns pixels into a
 * faceprint; {@code Stage} is the place before the camera; {@code HostStream} takes the host's bytes apart. No driver
 * code, no screen.
 */
@NullMarked
package org.hall24.identity.face.emulator;

import org.jspecify.annotations.NullMarked;
