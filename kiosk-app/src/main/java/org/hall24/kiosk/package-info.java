/**
 * The kiosk: what a person meets, assembled from the drivers and the queue.
 *
 * <p>Only this module assembles; the rooms are {@code journey} (state machines without JavaFX), {@code ui} (views),
 * {@code catalogue}, {@code form}, {@code document}, {@code config}, {@code cli} and {@code demo}.
 */
@NullMarked
package org.hall24.kiosk;

import org.jspecify.annotations.NullMarked;
