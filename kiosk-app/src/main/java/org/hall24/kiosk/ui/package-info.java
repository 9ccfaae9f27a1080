/**
 * The views: a {@link org.hall24.kiosk.journey.Screen} goes in and becomes a page, what a person does comes out as {@link
 * org.hall24.kiosk.journey.Touch}. Views know no device, no journey state and no service.
 *
 * <p>Start at {@link org.hall24.kiosk.ui.KioskStage} (the window) and {@link org.hall24.kiosk.ui.Router} (which page is on);
 * {@code look} holds tokens, sizes in millimetres, icons and words, {@code part} the things pages are made of, {@code page}
 * one class per page. The ids a script or a test finds nodes by are listed in {@link org.hall24.kiosk.ui.part.Ids}.
 */
@NullMarked
package org.hall24.kiosk.ui;

import org.jspecify.annotations.NullMarked;
