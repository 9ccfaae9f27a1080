/**
 * How Hall24 looks and speaks: colour tokens of three themes, sizes in millimetres resolved with the pitch of the panel, the
 * drawn icons, the words in two languages, and the stylesheet made from them.
 *
 * <p>No page and no control lives here. Start at {@link org.hall24.kiosk.ui.look.Look}.
 */
@NullMarked
package org.hall24.kiosk.ui.look;

import org.jspecify.annotations.NullMarked;
