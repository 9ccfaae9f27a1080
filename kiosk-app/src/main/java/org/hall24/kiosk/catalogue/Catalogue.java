package org.hall24.kiosk.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services and bundles of a hall, in the order of their files. Immutable.
 *
 * <p>The shipped one is sample data; see {@code sample-data.md} beside it.
 */
public final class Catalogue {
  private final List<ServiceItem> items;
  private final List<Bundle> bundles;
  private final Map<String, ServiceItem> byCode;

  /** Services with unique codes; the loader sees to that. */
  Catalogue(List<ServiceItem> items, List<Bundle> bundles) {
    this.items = List.copyOf(items);
    this.bundles = List.copyOf(bundles);
    Map<String, ServiceItem> index = new LinkedHashMap<>();
    this.items.forEach(item -> index.put(item.code(), item));
    this.byCode = Map.copyOf(index);
  }

  public List<ServiceItem> items() {
    return items;
  }

  public List<Bundle> bundles() {
    return bundles;
  }

  /** The service with this code. */
  public Optional<ServiceItem> item(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The catalogue in the jar.
   *
   * @throws IllegalStateException when the shipped files are broken, with their first fault
   */
  public static Catalogue shipped() {
    return switch (CatalogueLoader.load("catalogue.tsv", text("catalogue.tsv"), "bundles.tsv", text("bundles.tsv"))) {
      case CatalogueLoading.Loaded(Catalogue catalogue) -> catalogue;
      case CatalogueLoading.Refused(List<CatalogueFault> faults) ->
          throw new IllegalStateException("the shipped catalogue is broken: " + faults.getFirst());
    };
  }

  /** Text of a resource of this package. */
  static String text(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
