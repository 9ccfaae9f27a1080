package org.hall24.identity.scan;

/** Hears what is scanned. Called on one thread, in order; must return fast. */
@FunctionalInterface
public interface ScanListener {

  /** Something was scanned, or came and cannot be used; never {@link Scan.Nothing} or {@link Scan.NotReady}. */
  void scanned(Scan scan);
}
