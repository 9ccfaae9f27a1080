/**
 * {@code hallctl}: every part of the machine by hand, from a terminal or a script.
 *
 * <p>Here live words, options, answers and exit codes, and the wiring of one part for one command. What a part does lives in
 * its own module; nothing here knows JavaFX. Start with {@link org.hall24.kiosk.cli.HallCtl}, which lists the verbs, and
 * {@link org.hall24.kiosk.cli.Verb}, which is what each of them is.
 */
@NullMarked
package org.hall24.kiosk.cli;

import org.jspecify.annotations.NullMarked;
