package org.hall24.kiosk.binding;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.ItemKind;
import org.hall24.locker.cell.Pickup;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxShelf;

/** What papers in cells are, as far as this machine knows the filing they belong to. */
final class PaperBook {
  private final OutboxShelf shelf;
  private final Catalogue catalogue;

  PaperBook(OutboxShelf shelf, Catalogue catalogue) {
    this.shelf = shelf;
    this.catalogue = catalogue;
  }

  /**
   * Papers of a filing.
   *
   * @param acceptanceNo in groups, empty when nothing is known
   * @param service empty when the filing was not made here
   */
  record About(String acceptanceNo, Optional<ServiceItem> service) {
    String serviceZh() {
      return service.map(ServiceItem::nameZh).orElse("");
    }

    String serviceEn() {
      return service.map(ServiceItem::nameEn).orElse("");
    }

    /** Name of the result in Chinese, empty when it is not known. */
    String result() {
      return service.map(ServiceItem::result).orElse("");
    }
  }

  Optional<FilingView> filing(String numberOrKey) {
    return shelf.filing(numberOrKey);
  }

  About about(Item item) {
    String number = Addressees.number(item).orElse(item.ref());
    Optional<FilingView> filing = shelf.filing(number);
    String shown = filing.map(FilingView::acceptanceNo).orElseGet(() -> Addressees.number(item).map(PaperBook::grouped).orElse(""));
    return new About(shown, filing.flatMap(f -> catalogue.item(f.service())));
  }

  Optional<ServiceItem> service(String code) {
    return catalogue.item(code);
  }

  /** Names of the papers that lie in a cell. */
  List<String> papers(CellSnapshot cell) {
    Optional<Item> item = cell.state().custody().inside();
    if (item.isEmpty()) {
      return List.of();
    }
    About about = about(item.get());
    if (Addressees.number(item.get()).isPresent()) {
      return about.result().isEmpty() ? List.of() : List.of(about.result());
    }
    return about.service().map(ServiceItem::papersToHandIn).orElse(List.of());
  }

  /** What sort they are: the word of the command line. */
  static String kind(CellSnapshot cell) {
    return cell.state().custody().inside().isEmpty() ? "" : cell.pickup().map(Pickup::kind).orElse(ItemKind.ORIGINALS).word();
  }

  /** What it takes to get a result: certificates and licences, and what nobody here knows, are not given out for a code alone. */
  static ItemKind kindOf(Optional<ServiceItem> service) {
    String result = service.map(ServiceItem::result).orElse("");
    boolean paperOnly = !result.isEmpty() && !result.contains("证") && !result.contains("照");
    return paperOnly ? ItemKind.RESULT : ItemKind.LICENCE;
  }

  /** {@code SJS 2611 2224 0173} of {@code SJS261122240173}: letters first, then groups of four. */
  static String grouped(String bare) {
    int letters = bare.length() - bare.length() / 4 * 4;
    int prefix = letters < 2 ? letters + 4 : letters;
    return prefix >= bare.length() ? bare : bare.substring(0, prefix) + " " + bare.substring(prefix).replaceAll("(\\d{4})(?=\\d)", "$1 ");
  }
}
