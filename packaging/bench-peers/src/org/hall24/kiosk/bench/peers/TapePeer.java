package org.hall24.kiosk.bench.peers;

import com.squareup.tape2.QueueFile;
import java.io.IOException;
import java.nio.file.Path;
import org.hall24.kiosk.bench.Peer;

/** Square Tape. Its file is opened "rwd": every write is on disk when it returns; it has no weaker setting. */
public final class TapePeer implements Peer {

  private QueueFile queue;

  @Override
  public String name() {
    return "Square Tape 2.0.0-beta1";
  }

  @Override
  public void open(Path folder, int warmUp, byte[] payload) throws IOException {
    queue = new QueueFile.Builder(folder.resolve("tape").toFile()).build();
    // Filled and emptied once, its file has its length: what follows is written into blocks that are there.
    for (int i = 0; i < warmUp; i++) {
      queue.add(payload);
    }
    queue.remove(warmUp);
  }

  @Override
  public void add(byte[] payload) throws IOException {
    queue.add(payload);
  }

  @Override
  public void close() throws IOException {
    if (queue != null) {
      queue.close();
    }
  }
}
