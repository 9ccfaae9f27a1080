package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which release this is.
 *
 * @param version of the jar; {@code development} when there is none
 * @param java the runtime's
 */
record Release(String version, String java) {

  static Release ofThisProgram() {
    String version = Release.class.getPackage().getImplementationVersion();
    return new Release(version == null ? "development" : version, Runtime.version().toString());
  }

  ObjectNode json() {
    return Json.object().put("version", version).put("java", java);
  }

  String sentence() {
    return "hallctl " + version + " on Java " + java;
  }
}
