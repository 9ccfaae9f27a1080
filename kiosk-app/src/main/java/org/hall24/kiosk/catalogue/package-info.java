/**
 * The services a kiosk knows: items and bundles as shipped data, search as one types, and what works now and why not.
 *
 * <p>No JavaFX, no device. Start at {@link org.hall24.kiosk.catalogue.ServiceItem} and {@link
 * org.hall24.kiosk.catalogue.CatalogueSearch}; the data lies beside this package, with its own notes.
 */
@NullMarked
package org.hall24.kiosk.catalogue;

import org.jspecify.annotations.NullMarked;
