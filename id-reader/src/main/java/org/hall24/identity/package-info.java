/**
 * Who stands there: identity cards, machine-readable zones, codes, faces.
 *
 * <p>No class lives here; each way of knowing a person is a package of its own. Start at {@link
 * org.hall24.identity.sam.SamReader} for a card on the reader and {@link org.hall24.identity.card.IdentityDocument} for
 * what a card says. Nothing in this module writes personal data anywhere.
 */
@NullMarked
package org.hall24.identity;

import org.jspecify.annotations.NullMarked;
