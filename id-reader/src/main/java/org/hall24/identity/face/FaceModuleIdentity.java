package org.hall24.identity.face;

/**
 * Which module this is.
 *
 * @param vendor for example {@code RealSense}
 * @param firmware the version as the module says it, for example {@code 8.2.0.1}
 * @param serial the module's serial number; empty when it does not say
 * @param dialect the command dialect in use, for example {@code A}
 */
public record FaceModuleIdentity(String vendor, String firmware, String serial, String dialect) {}
