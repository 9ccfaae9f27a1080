package org.hall24.queue.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;

/** A server of bytes: reads requests whole, counts them, and does to each what the next script says. No HTTP library. */
final class RawServer implements AutoCloseable {

  /** What happens after a request was read. */
  interface Script {
    void answer(Line line) throws IOException;
  }

  /** One connection, seen from the server. */
  static final class Line {
    private static final int TICK_MS = 20;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void say(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    void answer(int status, String type, String body, String... headers) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      say(head + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    void close() throws IOException {
      socket.close();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Waits for a moment; true when the other side hung up in it. */
    boolean hungUp() throws IOException {
      socket.setSoTimeout(TICK_MS);
      try {
        return in.read() < 0;
      } catch (SocketTimeoutException e) {
        return false;
      } finally {
        socket.setSoTimeout(0);
      }
    }

    /** Says nothing until the other side hangs up. */
    void silence() throws IOException {
      while (!hungUp()) {
        // Only the other side can end this.
      }
    }
  }

  private final ServerSocket socket;
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final Script usual;
  final List<String> heads = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();

  /** Serves on loopback; each request is answered by {@code usual} unless {@link #next} said otherwise. */
  RawServer(Script usual) throws IOException {
    this.usual = usual;
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::listen);
  }

  /** The next request that has no script yet meets this one. */
  RawServer next(Script script) {
    scripts.add(script);
    return this;
  }

  int port() {
    return socket.getLocalPort();
  }

  HttpUrl url() {
    return HttpUrl.get("http://127.0.0.1:" + port());
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(peer));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      Line line = new Line(peer);
      while (!peer.isClosed()) {
        String head = head(line.in);
        if (head.isEmpty()) {
          return;
        }
        line.in.readNBytes(length(head));
        heads.add(head);
        Script script = scripts.poll();
        (script == null ? usual : script).answer(line);
      }
    } catch (IOException e) {
      // The client hung up in the middle: that is what some of the scripts wait for.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    return "";
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
