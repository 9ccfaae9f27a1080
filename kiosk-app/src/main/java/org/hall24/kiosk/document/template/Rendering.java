package org.hall24.kiosk.document.template;

import java.util.List;
import org.hall24.kiosk.document.PaperLanguage;

/** What came of rendering a document. */
public sealed interface Rendering {

  /**
   * A file.
   *
   * @param pdf PDF/A-2u and PDF/UA-1
   * @param code the text of the printed code; empty where nothing is signed
   * @param textDigest {@link DocumentStatement#digest} of its words
   * @param charactersMissed whether a character stands as a geta mark, because no face here has it
   */
  record Made(String title, PaperLanguage language, byte[] pdf, int pages, String code, String textDigest, boolean charactersMissed)
      implements Rendering {
    @Override
    public String toString() {
      return "Made[" + pdf.length + " bytes]";
    }
  }

  /** The data are not what the template needs. */
  record BadData(List<DataFault> faults) implements Rendering {}

  /** There is no such template. */
  record NoTemplate(List<String> known) implements Rendering {}

  /** The template itself is wrong. */
  record BadTemplate(List<DataFault> faults) implements Rendering {}
}
