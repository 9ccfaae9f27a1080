/**
 * What an identity card says: the 256-byte text block, numbers, code tables, dates, rare characters, the photo.
 *
 * <p>Pure functions and values; how the bytes leave the card is {@code identity.sam}'s business. Start at {@link
 * org.hall24.identity.card.IdentityDocument} and {@link org.hall24.identity.card.CardTextBlock}. A doubt about content is
 * a {@link org.hall24.identity.card.Remark}, never a rejection, and no {@code toString} here shows personal data.
 */
@NullMarked
package org.hall24.identity.card;

import org.jspecify.annotations.NullMarked;
