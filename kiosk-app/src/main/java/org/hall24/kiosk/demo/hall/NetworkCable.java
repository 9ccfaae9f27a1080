package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The wire between the kiosk and the backend: a loopback port that hands every byte on. Cut, it refuses new connections and
 * breaks those there are, in the middle of a byte stream if need be.
 */
public final class NetworkCable implements AutoCloseable {
  private final InetSocketAddress backend;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listening;

  /** Lays the cable from a free loopback port to the backend and plugs it in. */
  public NetworkCable(InetSocketAddress backend) throws IOException {
    this.backend = backend;
    ServerSocket first = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = first.getLocalPort();
    serve(first);
  }

  /** The loopback port the kiosk talks to. */
  public int port() {
    return port;
  }

  /** Whether the cable is in. */
  public synchronized boolean plugged() {
    return listening != null;
  }

  /** Cuts the cable; cutting twice is harmless. */
  public synchronized void cut() {
    close(listening);
    listening = null;
    for (Socket socket : open) {
      close(socket);
    }
    open.clear();
  }

  /** Mends the cable; mending twice is harmless. */
  public synchronized void mend() throws IOException {
    if (listening == null) {
      ServerSocket again = new ServerSocket();
      again.setReuseAddress(true);
      again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
      serve(again);
    }
  }

  @Override
  public void close() {
    cut();
  }

  private synchronized void serve(ServerSocket socket) {
    listening = socket;
    Thread.ofVirtual().name("network-cable").start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket kiosk = socket.accept();
        Socket far = new Socket();
        open.add(kiosk);
        open.add(far);
        far.connect(backend, 2000);
        Thread.ofVirtual().start(() -> pump(kiosk, far));
        Thread.ofVirtual().start(() -> pump(far, kiosk));
      } catch (IOException e) {
        // Cut while a connection was being made: the kiosk sees exactly that.
        continue;
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // A broken wire ends both directions; the sockets are closed by now.
      return;
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(java.io.@Nullable Closeable closeable) {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("a socket would not close", e);
      }
    }
  }
}
