package org.hall24.kiosk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.catalogue.CatalogueSearch;
import org.hall24.kiosk.catalogue.Readings;
import org.hall24.kiosk.catalogue.ServiceItem;

/** What a key costs while somebody searches, on ten times the shipped catalogue. */
final class SearchBenchmark implements Benchmark {
  private static final int TIMES = 10;
  private static final int ROUNDS = 200;
  private static final int WARM_UP = 40;
  private static final List<String> TYPED = List.of("h", "hs", "hsb", "hsbg", "护士", "zhuce", "passport", "xqz");

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String says() {
    return "a key typed into the search, on ten times the shipped catalogue";
  }

  @Override
  public List<Measure> measure(Bench bench) {
    List<ServiceItem> items = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      items.addAll(Catalogue.shipped().items());
    }
    CatalogueSearch search = new CatalogueSearch(items, Readings.shipped());
    double[] ms = new double[ROUNDS * TYPED.size()];
    int found = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int i = 0; i < TYPED.size(); i++) {
        long start = System.nanoTime();
        found += search.find(TYPED.get(i), 20).total();
        if (round >= 0) {
          ms[round * TYPED.size() + i] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    Arrays.sort(ms);
    return List.of(
        Measure.of("services searched", items.size(), "services"),
        Measure.of("hits looked at", found, "hits"),
        Measure.of("a key, median", ms[ms.length / 2], "ms"),
        Measure.atMost("a key, worst of 100", ms[ms.length * 99 / 100], "ms", 20));
  }
}
