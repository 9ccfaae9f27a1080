package org.hall24.kiosk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPicture;

/** Keeps what an emulated printer prints, as pictures and as text; drawing does not hold the printer up. */
final class ReceiptAlbum {
  private final Path folder;
  private final Voice voice;
  private final PaperFonts fonts = new PaperFonts();
  private final ExecutorService hands = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("album").factory());
  private int count;

  ReceiptAlbum(Path folder, Voice voice) {
    this.folder = folder;
    this.voice = voice;
    // Fonts and pictures cannot be begun while the program is being ended.
    hands.execute(() -> picture().png(new PrintedReceipt(8, 8, List.of(), List.of())));
  }

  /** Keeps a receipt that was cut. */
  void add(PrintedReceipt receipt) {
    count++;
    keep("receipt-" + count, receipt);
  }

  /** Keeps what still hangs from the printer, and waits until all is written. */
  void finish(Optional<PrintedReceipt> hanging) {
    hanging.ifPresent(receipt -> keep("hanging", receipt));
    hands.close();
  }

  private ReceiptPicture picture() {
    return new ReceiptPicture(fonts.face(PaperFonts.Weight.MEDIUM), fonts.face(PaperFonts.Weight.BOLD));
  }

  private void keep(String name, PrintedReceipt receipt) {
    hands.execute(
        () -> {
          try {
            StringBuilder text = new StringBuilder(receipt.text()).append('\n');
            receipt.codes().forEach(code -> text.append("[QR] ").append(code).append('\n'));
            Files.writeString(folder.resolve(name + ".txt"), text.toString());
            Files.write(folder.resolve(name + ".png"), picture().png(receipt));
          } catch (IOException e) {
            voice.note("the receipt " + name + " could not be written to " + folder);
          }
        });
  }
}
