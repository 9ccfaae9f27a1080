package org.hall24.kiosk.demo.night;

import java.util.List;

/** The night on one page. */
final class Account {
  private Account() {}

  /**
   * Writes the page.
   *
   * @param pictures file names under {@code screens/}
   * @param trouble why the night stopped, empty when it did not
   */
  static String write(Story.Diary diary, Facts facts, List<String> pictures, String trouble) {
    StringBuilder page = new StringBuilder();
    page.append("# The night of 22 November 2026\n\n");
    page.append(trouble.isEmpty() && facts.agree() ? "**Everything that had to be true is true.**\n\n" : "**Something is not as it must be.**\n\n");
    if (!trouble.isEmpty()) {
      page.append("The night stopped: ").append(trouble).append("\n\n");
    }
    page.append("- 22:40 A nurse types `hsbg`, finds 护士执业变更注册, signs in with her card and her face; the network goes down; ")
        .append("her filing gets the number **").append(diary.nurseNumber).append("** all the same, her originals lie in cell **")
        .append(diary.depositCell).append("**, her receipt is in her hand.\n");
    page.append("- 22:52 A neighbour refuses the camera and files in English: **").append(diary.neighbourNumber).append("**.\n");
    page.append("- 23:05 The power is cut (the kiosk's process is killed) and comes back. Nothing opens, nothing prints.\n");
    page.append("- 08:31 The network is back, both filings arrive. The courier signs in, opens the one occupied cell and takes the papers over, ")
        .append("then puts the neighbour's certificate into cell **").append(diary.resultCell).append("**; its code goes out in the same moment.\n");
    page.append("- 09:05 The neighbour types the code, lays his card down as the second proof, takes his certificate, and has a receipt of it.\n");
    page.append("- 09:10 The nurse lays her card down and asks: the office has her filing, and a courier took her originals there.\n\n");
    page.append("## What was read from outside the kiosk\n\n| fact | read from | must be | is | |\n|---|---|---|---|---|\n");
    for (Facts.Fact fact : facts.all()) {
      page.append("| ").append(fact.name()).append(" | ").append(fact.source()).append(" | ").append(fact.expected()).append(" | ")
          .append(fact.read()).append(" | ").append(fact.agrees() ? "✓" : "✗").append(" |\n");
    }
    page.append("\n## What lies beside this page\n\n");
    page.append("- `screens/`: ").append(pictures.size()).append(" pictures of the pages, in the order they were met, and `passing-*`: those that pass by themselves, in both languages\n");
    page.append("- `receipt-1.png` to `receipt-3.png` and their plain text: drawn from the bytes the printer got\n");
    page.append("- `acceptance-slip-*.pdf`: the slips of both filings; `handover-manifest-*.pdf`: what the courier signs for\n");
    page.append("- `lines/*.rec`: every byte on every line, masked\n");
    page.append("- `backend-filings.json`, `backend-events.json`: what the backend has\n");
    page.append("- `journal.jsonl`: the journal, event by event\n");
    return page.toString();
  }
}
