/**
 * {@code kiosk.yaml}: what a hall is made of, as a model and as a reader that names every fault with file, line, key, what is
 * wrong and what is allowed.
 *
 * <p>Nothing here opens a port or a folder. Start at {@link org.hall24.kiosk.config.ConfigLoader}; the shipped {@code
 * bench.yaml} beside this package shows every key.
 */
@NullMarked
package org.hall24.kiosk.config;

import org.jspecify.annotations.NullMarked;
