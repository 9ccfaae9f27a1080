package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.emulator.Mishap;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate printer}: an ESC/POS receipt printer that prints what it is told. */
@Command(
    name = "printer",
    description = "Be a receipt printer; type tear to read what hangs out of it. A plan may also say paper-out, cover, offline, power or blade, with at=BYTES and for=SECONDS or looks=N.")
final class EmulatePrinter extends EmulatorVerb<ReceiptPrinterEmulator> {

  private static final int NEARLY_OUT_MM = 1_500;
  private static final String NOTHING = "none";

  @Option(names = "--width", paramLabel = "DOTS", defaultValue = "576", description = "Printable dots: 576 on 80 mm paper, 384 on 58 mm.")
  int width = 576;

  @Option(names = "--buffer", paramLabel = "BYTES", defaultValue = "4096", description = "Size of its receive buffer.")
  int buffer = 4096;

  @Option(names = "--pace", paramLabel = "BYTES/S", defaultValue = "0", description = "How fast it works through its buffer; 0 as fast as the paper moves.")
  int pace = 0;

  @Option(names = "--speed", paramLabel = "MM/S", defaultValue = "150", description = "How fast the paper moves; 0 in no time.")
  int speed = 150;

  @Option(names = "--answers", paramLabel = "LIST", description = "What it answers, with commas between: printer, offline-cause, error, paper, ordered-paper, process-id, clear; or none (default: all).")
  Optional<String> answers = Optional.empty();

  @Option(names = "--presenter", paramLabel = "SENSOR", description = "It has a presenter whose mouth is seen by full-status, ejector-byte or status-bit-7.")
  Optional<String> presenter = Optional.empty();

  @Option(names = "--hold-offline", description = "It calls for a hold while it is offline, too.")
  boolean holdOffline;

  @Option(names = "--out", paramLabel = "DIR", description = "Write every receipt there, as a picture and as text.")
  Optional<Path> out = Optional.empty();

  private Optional<ReceiptAlbum> album = Optional.empty();

  EmulatePrinter(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ReceiptPrinterEmulator emulator() throws Failed {
    try {
      return new ReceiptPrinterEmulator(
          new ReceiptPrinterSettings(width, buffer, speed, baud.orElse(38_400), asks(), pace, sensor(), holdOffline),
          Ticker.system());
    } catch (IllegalArgumentException e) {
      throw Failed.wrongUse("usage", "such a printer cannot be: " + e.getMessage(), "see hallctl emulate printer --help");
    }
  }

  private Set<Ask> asks() {
    if (answers.isEmpty()) {
      return EnumSet.allOf(Ask.class);
    }
    EnumSet<Ask> asks = EnumSet.noneOf(Ask.class);
    for (String word : answers.get().split(",")) {
      if (!word.equals(NOTHING)) {
        asks.add(
            Arrays.stream(Ask.values())
                .filter(ask -> ask.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--answers " + word)));
      }
    }
    return asks;
  }

  private TicketSensor sensor() {
    String word = presenter.orElse(NOTHING);
    return Arrays.stream(TicketSensor.values())
        .filter(sensor -> sensor.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--presenter " + word));
  }

  @Override
  void rule(ReceiptPrinterEmulator emulator, String line) {
    String rule = line.replaceAll("#.*", "").strip();
    if (!rule.isEmpty()) {
      emulator.plan(Mishap.parse(rule));
    }
  }

  @Override
  void live(ReceiptPrinterEmulator emulator) {
    if (out.isPresent()) {
      try {
        Files.createDirectories(out.get());
      } catch (IOException e) {
        voice().note("the folder " + out.get() + " cannot be made; no pictures");
        return;
      }
      ReceiptAlbum pages = new ReceiptAlbum(out.get(), voice());
      album = Optional.of(pages);
      emulator.onCut(pages::add);
    }
  }

  @Override
  void ended(ReceiptPrinterEmulator emulator) {
    album.ifPresent(pages -> pages.finish(emulator.hanging()));
  }

  @Override
  void act(ReceiptPrinterEmulator emulator, List<String> words) {
    switch (String.join(" ", words)) {
      case "paper-out" -> emulator.paperOut();
      case "load-paper" -> emulator.loadPaper();
      case "near-end" -> emulator.leavePaper(NEARLY_OUT_MM);
      case "cover open" -> emulator.coverOpen(true);
      case "cover closed" -> emulator.coverOpen(false);
      case "blade stuck" -> emulator.bladeStuck(true);
      case "blade free" -> emulator.bladeStuck(false);
      case "power-cycle" -> emulator.powerCycle();
      case "tear", "take" -> emulator.tearOff().forEach(this::show);
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
    return "type tear, paper-out, load-paper, near-end, cover open|closed, blade stuck|free, or power-cycle";
  }
}
