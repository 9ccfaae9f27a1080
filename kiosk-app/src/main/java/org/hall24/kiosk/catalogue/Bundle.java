package org.hall24.kiosk.catalogue;

import java.util.List;

/**
 * Services that one event in a life asks for together.
 *
 * @param items the services that may apply, in the order they are usually done
 */
public record Bundle(String code, String nameZh, String nameEn, List<ServiceItem> items) {
  public Bundle {
    items = List.copyOf(items);
  }
}
