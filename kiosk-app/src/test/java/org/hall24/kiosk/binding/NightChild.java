package org.hall24.kiosk.binding;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.hall24.kiosk.Main;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.link.Ticker;
import org.hall24.queue.StoreSettings;

/**
 * The process that is killed: the whole kiosk without its window, on the lines of {@code kiosk.yaml}, and a person before it who
 * touches what the pages offer. On its standard output, one a line: {@code POINT <moment>} for {@link KillPoints}, {@code PAGE
 * <name>} for every page, {@code NUMBER <acceptance number>} as soon as a person can read one, {@code CARD <person>}, {@code
 * PUT <cell>} and {@code TAKE <cell>} where a body in the hall must act, {@code END} when the night is over. It stops in order
 * when its standard input ends.
 */
final class NightChild {
  private static final String SERVICE = "hlth-002";
  private static final String PIN = "246810";

  private final PrintStream pipe = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final LinkedBlockingQueue<Screen> screens = new LinkedBlockingQueue<>();
  private final Set<String> done = new HashSet<>();
  private String page = "";

  private NightChild() {}

  /** {@code <kiosk.yaml> night|look [<moment to stand still at>]}. */
  public static void main(String[] arguments) throws Exception {
    new NightChild().run(Main.load(Path.of(arguments[0])), arguments[1].equals("night"), arguments.length > 2 ? arguments[2] : "");
  }

  private void run(KioskConfig config, boolean visit, String stopAt) throws IOException, InterruptedException {
    StoreSettings settings = StoreSettings.in(config.state().orElseThrow()).with(new KillPoints(stopAt, this::say));
    switch (Kiosk.start(config, settings, List.of(), (template, reference, pdf, watch) -> {}, Ticker.system(), screens::add)) {
      case Kiosk.Start.Running(Kiosk kiosk) -> {
        try (kiosk) {
          if (visit) {
            night(kiosk);
          } else {
            seen(screens.take());
          }
          say("END");
          while (System.in.read() >= 0) {
            continue;
          }
        }
      }
      case Kiosk.Start.OutOfService(var store, String why) -> throw new IllegalStateException(store + ": " + why);
    }
  }

  /** A resident's visit and the courier's round, each page answered when it is first seen. */
  private void night(Kiosk kiosk) throws InterruptedException {
    while (!done.contains("round")) {
      Screen screen = screens.take();
      seen(screen);
      answer(screen, kiosk);
    }
  }

  private void answer(Screen screen, Kiosk kiosk) {
    switch (screen) {
      case Screen.Attract(boolean _, Screen.HallStatus hall) when hall.freeCells() == hall.cells() || done.contains("visit") -> {
        // Devices connect one after the other; a visitor comes when all of them serve.
        if (hall.online() && hall.receiptPaper() && hall.troubles().stream().allMatch(t -> t.startsWith("face"))) {
          touch(kiosk, "begin" + done.contains("visit"), new Touch.Begin());
        }
      }
      case Screen.Home _ -> touch(kiosk, "home" + done.contains("visit"), done.contains("visit") ? new Touch.Staff() : new Touch.Query("hsbg"));
      case Screen.Search search ->
          search.hits().stream()
              .map(Screen.Hit::item)
              .filter(item -> item.code().equals(SERVICE))
              .findFirst()
              .ifPresent(item -> touch(kiosk, "search", new Touch.Choose(item)));
      case Screen.Service _ -> touch(kiosk, "service", new Touch.GoOn());
      case Screen.CardWait(boolean staff, var _, Screen.CardNote note) when note == Screen.CardNote.PUT_CARD -> once("CARD " + (staff ? "courier" : "nurse"));
      case Screen.IdentityChoice _ -> touch(kiosk, "identity", new Touch.WithoutFace());
      case Screen.Form form -> fill(kiosk, form);
      case Screen.Review _ -> touch(kiosk, "review", new Touch.GoOn());
      case Screen.CellOpen open -> once((open.staff() ? "TAKE " : "PUT ") + open.cell());
      case Screen.CellClosed _ -> touch(kiosk, "closed", new Touch.GoOn());
      case Screen.Done last -> {
        once("NUMBER " + last.acceptanceNo());
        if (last.receipt() != Screen.ReceiptNote.PRINTING) {
          done.add("visit");
          touch(kiosk, "done", new Touch.End());
        }
      }
      case StaffScreen.StaffPin _ -> {
        if (done.add("pin")) {
          PIN.chars().forEach(digit -> kiosk.touch(new Touch.Digit(digit - '0')));
        }
      }
      case StaffScreen.Round round -> {
        if (round.cells().stream().allMatch(StaffScreen.RoundCell::taken)) {
          touch(kiosk, "round-over", new Touch.GoOn());
        } else {
          touch(kiosk, "open", new Touch.OpenCell(round.cells().getFirst().cell()));
        }
      }
      case StaffScreen.RoundConfirm _ -> touch(kiosk, "confirm", new Touch.PapersInHand());
      case StaffScreen.RoundDone _ -> done.add("round");
      case Screen.CellTrouble trouble -> throw new IllegalStateException("cell trouble: " + trouble.result());
      case Screen.Notice notice -> throw new IllegalStateException("notice: " + notice.key());
      default -> {}
    }
  }

  private void fill(Kiosk kiosk, Screen.Form form) {
    if (!done.add("form " + form.step())) {
      return;
    }
    for (Screen.Field field : form.fields()) {
      switch (field.key()) {
        case "certificateNumber" -> kiosk.touch(new Touch.Fill(field.key(), "201411002236"));
        case "newPlace" -> kiosk.touch(new Touch.Fill(field.key(), "北京朝阳医院"));
        case "startDate" -> kiosk.touch(new Touch.Fill(field.key(), field.earliest().orElseThrow().plusDays(1).toString()));
        case "delivery" -> kiosk.touch(new Touch.Fill(field.key(), "ems"));
        case "phone" -> kiosk.touch(new Touch.Fill(field.key(), "13800138000"));
        default -> {}
      }
    }
    kiosk.touch(new Touch.GoOn());
  }

  private void touch(Kiosk kiosk, String step, Touch touch) {
    if (done.add(step)) {
      kiosk.touch(touch);
    }
  }

  private void once(String line) {
    if (done.add(line)) {
      say(line);
    }
  }

  private void seen(Screen screen) {
    String name = screen.getClass().getSimpleName();
    if (!name.equals(page)) {
      page = name;
      say("PAGE " + name);
    }
  }

  private synchronized void say(String line) {
    pipe.println(line);
  }
}
