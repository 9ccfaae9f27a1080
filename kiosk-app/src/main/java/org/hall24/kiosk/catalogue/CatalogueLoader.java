package org.hall24.kiosk.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hall24.kiosk.catalogue.ServiceItem.Audience;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.catalogue.ServiceItem.Material;
import org.hall24.kiosk.catalogue.ServiceItem.Mode;

/**
 * Reads the two catalogue files (tab-separated, header row, no quoting) and checks every cell. All faults are collected,
 * because whoever edits a catalogue wants them in one go.
 */
public final class CatalogueLoader {
  private static final String ORIGINAL_MARK = "（原件）";
  private static final Pattern CODE = Pattern.compile("[a-z]+-\\d{3}");
  private static final Pattern BUNDLE_CODE = Pattern.compile("bundle-[a-z0-9-]+");
  private static final List<String> ITEM_COLUMNS =
      List.of(
          "code",
          "name_zh",
          "name_en",
          "department_zh",
          "department_en",
          "audience",
          "theme_zh",
          "mode",
          "promised_working_days",
          "original_papers",
          "result",
          "delivery",
          "materials_zh",
          "confidence");
  private static final List<String> BUNDLE_COLUMNS = List.of("code", "name_zh", "name_en", "item_codes");

  private final List<CatalogueFault> faults = new ArrayList<>();

  private CatalogueLoader() {}

  /**
   * Reads a catalogue.
   *
   * @param itemsFile name of the first file, for the faults
   * @param bundlesFile name of the second file, for the faults
   */
  public static CatalogueLoading load(String itemsFile, String items, String bundlesFile, String bundles) {
    CatalogueLoader loader = new CatalogueLoader();
    Map<String, ServiceItem> read = loader.items(itemsFile, items);
    List<Bundle> grouped = loader.bundles(bundlesFile, bundles, read);
    return loader.faults.isEmpty()
        ? new CatalogueLoading.Loaded(new Catalogue(List.copyOf(read.values()), grouped))
        : new CatalogueLoading.Refused(loader.faults);
  }

  private Map<String, ServiceItem> items(String file, String text) {
    Map<String, ServiceItem> items = new LinkedHashMap<>();
    Map<String, Integer> namesZh = new HashMap<>();
    for (Row row : rows(file, text, ITEM_COLUMNS)) {
      int before = faults.size();
      String code = row.matching("code", CODE, "letters, a dash, three digits, as in hlth-002");
      if (items.containsKey(code)) {
        row.fault("code", "the code " + code + " is used twice");
      }
      String nameZh = row.text("name_zh");
      Integer sameName = namesZh.putIfAbsent(nameZh, row.line);
      if (sameName != null) {
        row.fault("name_zh", "the name stands in line " + sameName + " too");
      }
      Mode mode = row.oneOf("mode", Mode.values());
      int days = row.days();
      if (days != 0 && mode != Mode.REVIEW) {
        row.fault("promised_working_days", "only a service under review takes days; this one must say 0");
      }
      boolean originals = row.yesNo("original_papers");
      List<Material> materials = row.materials();
      if (originals && materials.isEmpty()) {
        row.fault("materials_zh", "original papers are asked for, but no material is named");
      }
      boolean known = row.choice("confidence", Map.of("known", true, "plausible", false));
      ServiceItem item =
          new ServiceItem(
              code,
              nameZh,
              row.text("name_en"),
              row.text("department_zh"),
              row.text("department_en"),
              row.oneOf("audience", Audience.values()),
              row.text("theme_zh"),
              mode,
              days,
              known,
              originals,
              row.text("result"),
              row.delivery(),
              materials);
      if (faults.size() == before) {
        items.put(code, item);
      }
    }
    return items;
  }

  private List<Bundle> bundles(String file, String text, Map<String, ServiceItem> items) {
    List<Bundle> bundles = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (Row row : rows(file, text, BUNDLE_COLUMNS)) {
      String code = row.matching("code", BUNDLE_CODE, "bundle- and small letters, as in bundle-newborn");
      if (!codes.add(code)) {
        row.fault("code", "the code " + code + " is used twice");
      }
      List<ServiceItem> members = new ArrayList<>();
      for (String member : row.text("item_codes").split(",", -1)) {
        ServiceItem item = items.get(member);
        if (item == null) {
          row.fault("item_codes", "no service has the code \"" + member + "\"");
        } else {
          members.add(item);
        }
      }
      bundles.add(new Bundle(code, row.text("name_zh"), row.text("name_en"), members));
    }
    return bundles;
  }

  private List<Row> rows(String file, String text, List<String> columns) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !List.of(lines.getFirst().split("\t", -1)).equals(columns)) {
      faults.add(new CatalogueFault(file, 1, "", "the header must be these columns, tab-separated: " + String.join(", ", columns)));
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != columns.size()) {
        faults.add(
            new CatalogueFault(file, i + 1, "", "this line has " + cells.length + " cells; it needs " + columns.size()));
      } else {
        rows.add(new Row(file, i + 1, columns, cells));
      }
    }
    return rows;
  }

  /** One line, and what may stand in its cells. */
  private final class Row {
    private final String file;
    private final int line;
    private final List<String> columns;
    private final String[] cells;

    Row(String file, int line, List<String> columns, String[] cells) {
      this.file = file;
      this.line = line;
      this.columns = columns;
      this.cells = cells;
    }

    void fault(String column, String message) {
      faults.add(new CatalogueFault(file, line, column, message));
    }

    String cell(String column) {
      return cells[columns.indexOf(column)];
    }

    String text(String column) {
      String value = cell(column);
      if (value.isBlank()) {
        fault(column, "must not be empty");
      } else if (!value.equals(value.strip())) {
        fault(column, "has blanks at an end");
      }
      return value;
    }

    String matching(String column, Pattern pattern, String inWords) {
      String value = text(column);
      if (!value.isBlank() && !pattern.matcher(value).matches()) {
        fault(column, "\"" + value + "\" is not " + inWords);
      }
      return value;
    }

    <E extends Enum<E>> E oneOf(String column, E[] allowed) {
      return choice(
          column, Arrays.stream(allowed).collect(Collectors.toMap(e -> e.name().toLowerCase(Locale.ROOT), e -> e)));
    }

    boolean yesNo(String column) {
      return choice(column, Map.of("yes", true, "no", false));
    }

    <T> T choice(String column, Map<String, T> allowed) {
      T value = allowed.get(cell(column));
      if (value == null) {
        fault(column, "\"" + cell(column) + "\" is not one of " + String.join(", ", allowed.keySet().stream().sorted().toList()));
        return allowed.values().iterator().next();
      }
      return value;
    }

    int days() {
      String value = cell("promised_working_days");
      if (!value.matches("\\d{1,3}")) {
        fault("promised_working_days", "\"" + value + "\" is not a number of days from 0 to 999");
        return 0;
      }
      return Integer.parseInt(value);
    }

    List<Delivery> delivery() {
      List<Delivery> ways = new ArrayList<>();
      for (String way : text("delivery").split("\\+", -1)) {
        switch (way) {
          case "print" -> ways.add(Delivery.PRINT);
          case "locker" -> ways.add(Delivery.LOCKER);
          case "ems" -> ways.add(Delivery.EMS);
          default -> fault("delivery", "\"" + way + "\" is not one of ems, locker, print");
        }
      }
      return ways;
    }

    List<Material> materials() {
      String value = cell("materials_zh");
      if (value.isEmpty()) {
        return List.of();
      }
      List<Material> materials = new ArrayList<>();
      for (String name : value.split(";", -1)) {
        if (name.isBlank()) {
          fault("materials_zh", "has an empty name between two semicolons");
        } else if (name.endsWith(ORIGINAL_MARK)) {
          materials.add(new Material(name.substring(0, name.length() - ORIGINAL_MARK.length()), true));
        } else {
          materials.add(new Material(name, false));
        }
      }
      return materials;
    }
  }
}
