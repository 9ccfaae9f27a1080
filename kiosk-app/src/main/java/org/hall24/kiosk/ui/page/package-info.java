/**
 * One class per page. A page is built from a {@code Screen}, updated in place by the next one of the same kind, and closed
 * when it leaves; everything it subscribed to or animates is closed with it.
 *
 * <p>Start at {@link org.hall24.kiosk.ui.page.Page} and {@link org.hall24.kiosk.ui.page.Pages}, which chooses the page.
 */
@NullMarked
package org.hall24.kiosk.ui.page;

import org.jspecify.annotations.NullMarked;
