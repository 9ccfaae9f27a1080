package org.hall24.identity.face;

/**
 * What a kind of module can do.
 *
 * @param photoOneToOne compares a given photo with a live face
 * @param liveness tells a living face from a picture of one
 * @param score says how alike the faces are
 * @param hints says what the person should do
 * @param storesTemplates keeps something of the face on the module while it works, even for a moment
 * @param encryptedLink the line itself is protected
 */
public record FaceCapabilities(
    boolean photoOneToOne,
    boolean liveness,
    boolean score,
    boolean hints,
    boolean storesTemplates,
    boolean encryptedLink) {}
