/**
 * What pages are made of: header, bars, bottom bar, buttons, the field and its keyboards, the drawn machine.
 *
 * <p>Parts know the look and report what a person did through callbacks; they know no {@code Screen}. Start at {@link
 * org.hall24.kiosk.ui.part.Parts}.
 */
@NullMarked
package org.hall24.kiosk.ui.part;

import org.jspecify.annotations.NullMarked;
