package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hall24.link.Ticker;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import picocli.CommandLine.Command;

/** {@code hallctl emulate printer}: an ESC/POS receipt printer that prints what it is told. */
@Command(name = "printer", description = "Be a receipt printer; type tear to read what hangs out of it.")
final class EmulatePrinter extends EmulatorVerb<ReceiptPrinterEmulator> {

  private static final int NEARLY_OUT_MM = 1_500;

  EmulatePrinter(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ReceiptPrinterEmulator emulator() {
    return new ReceiptPrinterEmulator(Ticker.system());
  }

  @Override
  void act(ReceiptPrinterEmulator emulator, List<String> words) {
    switch (String.join(" ", words)) {
      case "paper-out" -> emulator.paperOut();
      case "load-paper" -> emulator.loadPaper();
      case "near-end" -> emulator.leavePaper(NEARLY_OUT_MM);
      case "cover open" -> emulator.coverOpen(true);
      case "cover closed" -> emulator.coverOpen(false);
      case "power-cycle" -> emulator.powerCycle();
      case "tear" -> emulator.tearOff().forEach(this::show);
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  private void show(PrintedReceipt receipt) {
    ObjectNode json = Json.object().put("event", "torn");
    ArrayNode lines = json.putArray("lines");
    receipt.lines().forEach(lines::add);
    ArrayNode codes = json.putArray("codes");
    receipt.codes().forEach(codes::add);
    voice().say(json, receipt.text() + "\n8< --------");
  }

  @Override
  String hands() {
    return "type tear, paper-out, load-paper, near-end, cover open|closed, or power-cycle";
  }
}
