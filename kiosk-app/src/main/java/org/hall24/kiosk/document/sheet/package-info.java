/**
 * Sheets of A4 as PDF/A-2u and PDF/UA-1 in one file: faces and their fall-backs, ink, line breaking, tags, metadata.
 *
 * <p>What stands on a sheet and where is decided in {@code org.hall24.kiosk.document.template}. Start at
 * {@link org.hall24.kiosk.document.sheet.TaggedPdf}.
 */
@NullMarked
package org.hall24.kiosk.document.sheet;

import org.jspecify.annotations.NullMarked;
