/**
 * Documents on A4 from templates that are data: what a template may say, what data it needs, how its blocks are laid out,
 * and the signed statement by which a document is known again.
 *
 * <p>Templates and the schemas of their data are JSON resources of this package; how tags and faces get into a PDF is in
 * {@code org.hall24.kiosk.document.sheet}. Start at {@link org.hall24.kiosk.document.template.Documents};
 * {@link org.hall24.kiosk.document.template.DocumentVerifier} tells a true document from an altered one.
 */
@NullMarked
package org.hall24.kiosk.document.template;

import org.jspecify.annotations.NullMarked;
