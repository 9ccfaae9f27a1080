package org.hall24.locker.cell;

/**
 * Papers that lie, or will lie, in a cell. References only, nothing personal.
 *
 * @param ref the bundle of papers
 * @param caseKey the key of the filing they belong to, empty for none
 */
public record Item(String ref, String caseKey) {
  public Item {
    if (ref.isBlank()) {
      throw new IllegalArgumentException("an item has a reference");
    }
  }
}
