/**
 * Modbus RTU as far as relay and input boards need it: frames with their check word, and the PDUs of a library. Nothing here
 * opens a port; the library's own serial transport is not used, because it takes an echo for an answer and hangs when the
 * adapter is pulled. Start at {@link org.hall24.locker.modbus.RtuFrame}.
 */
@NullMarked
package org.hall24.locker.modbus;

import org.jspecify.annotations.NullMarked;
