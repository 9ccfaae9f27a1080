/**
 * What {@code hallctl bench} measures: each benchmark runs the shipped code beside what bounds it (the wire time of its bytes, a
 * bare loop on the same disk) in the same run, and gives ratios. Nothing here is a test; speed is never asserted in one.
 *
 * <p>Start at {@link org.hall24.kiosk.bench.Benchmark}; {@link org.hall24.kiosk.bench.Benchmarks} lists them all.
 */
@NullMarked
package org.hall24.kiosk.bench;

import org.jspecify.annotations.NullMarked;
