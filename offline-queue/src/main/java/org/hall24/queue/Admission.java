package org.hall24.queue;

/** Whether a resident may begin a filing: asked before the first key is typed, because later would be too late. */
public sealed interface Admission {

  /** There is room for it. */
  record Admitted() implements Admission {}

  /**
   * There is not.
   *
   * @param usable bytes free
   * @param needed bytes that must be free
   */
  record NoRoom(long usable, long needed) implements Admission {}

  /**
   * There are bytes, and no room in the file system's table for the files of attachments.
   *
   * @param free files that can still be made
   * @param needed files that must be possible
   */
  record NoFiles(long free, long needed) implements Admission {}

  /**
   * More is waiting than a kiosk should keep.
   *
   * @param waiting items
   * @param most items
   */
  record TooMuchWaiting(long waiting, long most) implements Admission {}

  /** Nothing can be written down. */
  record NotWorking(StoreHealth.State state) implements Admission {}
}
