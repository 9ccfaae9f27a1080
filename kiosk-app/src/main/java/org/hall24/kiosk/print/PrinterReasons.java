package org.hall24.kiosk.print;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.UriType;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hall24.kiosk.print.PrinterStanding.Condition;
import org.hall24.kiosk.print.PrinterStanding.Paper;

/** Reads a printer's attributes. */
final class PrinterReasons {
  /** CUPS tells by this what stands behind a queue. */
  private static final UriType DEVICE_URI = new UriType("device-uri");

  /** Schemes whose "completed" only means that the bytes were handed over. */
  private static final Set<String> BLIND = Set.of("usb", "socket", "lpd", "parallel", "serial", "file", "hp");

  private static final Map<String, Condition> STOPPING =
      Map.ofEntries(
          Map.entry("media-empty", Condition.PAPER_OUT),
          Map.entry("media-needed", Condition.PAPER_OUT),
          Map.entry("media-jam", Condition.JAM),
          Map.entry("door-open", Condition.COVER_OPEN),
          Map.entry("cover-open", Condition.COVER_OPEN),
          Map.entry("interlock-open", Condition.COVER_OPEN),
          Map.entry("input-tray-missing", Condition.TRAY_MISSING),
          Map.entry("output-tray-missing", Condition.TRAY_MISSING),
          Map.entry("output-area-full", Condition.STOPPED),
          Map.entry("marker-supply-empty", Condition.TONER_OUT),
          Map.entry("toner-empty", Condition.TONER_OUT),
          Map.entry("opc-life-over", Condition.TONER_OUT),
          Map.entry("fuser-over-temp", Condition.STOPPED),
          Map.entry("paused", Condition.STOPPED),
          Map.entry("moving-to-paused", Condition.STOPPED),
          Map.entry("stopped-partly", Condition.STOPPED),
          Map.entry("spool-area-full", Condition.STOPPED),
          Map.entry("cups-missing-filter", Condition.STOPPED),
          Map.entry("timed-out", Condition.OFFLINE),
          Map.entry("offline", Condition.OFFLINE),
          Map.entry("shutdown", Condition.OFFLINE));

  private PrinterReasons() {}

  static PrinterStanding standing(IppPacket answer) {
    List<String> reasons = new ArrayList<>(answer.getValues(Tag.printerAttributes, Types.printerStateReasons));
    reasons.remove("none");
    PrinterState state = answer.getValue(Tag.printerAttributes, Types.printerState);
    Boolean accepting = answer.getValue(Tag.printerAttributes, Types.printerIsAcceptingJobs);
    URI device = answer.getValue(Tag.printerAttributes, DEVICE_URI);
    boolean direct = device == null || device.getScheme() == null || !BLIND.contains(device.getScheme());
    Condition condition = worst(reasons);
    if (condition == Condition.READY && PrinterState.stopped.equals(state)) {
      condition = Condition.STOPPED;
    }
    if (condition == Condition.READY && Boolean.FALSE.equals(accepting)) {
      condition = Condition.NOT_ACCEPTING;
    }
    return new PrinterStanding(condition, paper(reasons), PrinterState.processing.equals(state), reasons, direct);
  }

  /**
   * The gravest. A suffix says how grave the printer finds it ({@code -error}, {@code -warning}, {@code -report}); CUPS shows
   * a printer's error as a warning, so only a mere report is not believed, but for one that says the printer is gone.
   */
  private static Condition worst(List<String> reasons) {
    Condition worst = Condition.READY;
    for (String reason : reasons) {
      String bare = bare(reason);
      Condition condition = STOPPING.getOrDefault(bare, Condition.READY);
      boolean mereReport = reason.endsWith("-report") && condition != Condition.OFFLINE;
      if (!mereReport && condition.compareTo(worst) < 0) {
        worst = condition;
      }
    }
    return worst;
  }

  private static Paper paper(List<String> reasons) {
    List<String> bare = reasons.stream().map(PrinterReasons::bare).toList();
    if (bare.contains("media-empty") || bare.contains("media-needed")) {
      return Paper.OUT;
    }
    return bare.contains("media-low") ? Paper.NEAR_END : Paper.OK;
  }

  private static String bare(String reason) {
    for (String suffix : Arrays.asList("-error", "-warning", "-report")) {
      if (reason.endsWith(suffix)) {
        return reason.substring(0, reason.length() - suffix.length());
      }
    }
    return reason;
  }
}
