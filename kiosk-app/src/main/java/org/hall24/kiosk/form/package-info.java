/**
 * Forms as data: which pages and fields a service asks for, what the card already answers, and what a sound answer is.
 *
 * <p>No JavaFX and no text of the interface beyond the labels the data brings. A new form is a JSON file beside this package.
 * Start at {@link org.hall24.kiosk.form.FormFilling}.
 */
@NullMarked
package org.hall24.kiosk.form;

import org.jspecify.annotations.NullMarked;
