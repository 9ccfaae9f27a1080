package org.hall24.kiosk.print;

import com.hp.jipp.encoding.IppPacket;
import java.io.IOException;

/** One question to a printer and its answer. */
@FunctionalInterface
public interface IppExchange {

  /**
   * Asks.
   *
   * @param document follows the request; empty for none
   * @throws IOException when no answer came, or none that is IPP; the printer may have acted nevertheless
   */
  IppPacket ask(IppPacket request, byte[] document) throws IOException;
}
