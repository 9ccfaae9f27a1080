/** Tests of lines and their owners; nothing here waits by the clock. Start at MemoryLineTest. */
@NullMarked
package org.hall24.link;

import org.jspecify.annotations.NullMarked;
