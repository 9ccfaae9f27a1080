/**
 * Face modules of the EF AA protocol that take a photo over the line (Hi-Link FM223-XF, FM226A(T)-XF, AI-10): the photo goes
 * up, the module looks and compares, the template goes away again.
 *
 * <p>{@link org.hall24.identity.face.efaa.EfAaFrame} and {@link org.hall24.identity.face.efaa.EfAaParser} are the codec,
 * {@link org.hall24.identity.face.efaa.EfAaModule} the device. Such a module compares with everybody it has stored, so it is
 * empty before the photo goes up and empty again afterwards, and only the photo's own number counts as a yes.
 */
@NullMarked
package org.hall24.identity.face.efaa;

import org.jspecify.annotations.NullMarked;
