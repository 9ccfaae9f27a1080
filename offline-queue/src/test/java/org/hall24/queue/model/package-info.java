/** The whole queue against an oracle in memory, in simulated days. */
package org.hall24.queue.model;
