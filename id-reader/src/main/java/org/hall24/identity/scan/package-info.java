/**
 * Codes and machine-readable zones that a scanner puts on its line: where a message ends, in which letters it is written, and
 * what kind of code it is.
 *
 * <p>Every message becomes a typed value ({@link org.hall24.identity.scan.Scan}); nobody else parses a scanned text. What is
 * not ours is an opaque token for the backend: never taken apart, never opened, never logged. Start at {@link
 * org.hall24.identity.scan.Scanner}; {@link org.hall24.identity.scan.LineAssembler} is the line's codec.
 */
@NullMarked
package org.hall24.identity.scan;

import org.jspecify.annotations.NullMarked;
