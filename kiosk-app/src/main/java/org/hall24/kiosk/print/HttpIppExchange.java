package org.hall24.kiosk.print;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** IPP over HTTP (RFC 8010, 4): {@code ipp} is HTTP on port 631, {@code ipps} is HTTPS on port 631. */
public final class HttpIppExchange implements IppExchange {
  private static final MediaType IPP = MediaType.get("application/ipp");
  private static final int PORT = 631;
  private static final long LARGEST_ANSWER = 4L * 1024 * 1024;

  private final OkHttpClient client;
  private final String url;
  private final LongSupplier left;

  /**
   * To this printer.
   *
   * @param printer {@code ipp://host[:port]/path}, or {@code ipps}
   * @param connect how long reaching it may take; {@code answer}: how long it may be silent
   */
  public HttpIppExchange(URI printer, Duration connect, Duration answer) {
    this(printer, connect, answer, () -> Long.MAX_VALUE);
  }

  /**
   * The same for somebody whose time is counted.
   *
   * @param left nanoseconds that are left for all that is still to be asked; without any, nothing is sent
   */
  public HttpIppExchange(URI printer, Duration connect, Duration answer, LongSupplier left) {
    this.left = left;
    // No retry of its own: a job that was sent twice is two jobs.
    client =
        new OkHttpClient.Builder().connectTimeout(connect).readTimeout(answer).writeTimeout(answer).retryOnConnectionFailure(false).followRedirects(false).build();
    url = http(printer).toString();
  }

  /** Where IPP of this address is asked. */
  static URI http(URI printer) {
    boolean secure = "ipps".equals(printer.getScheme()) || "https".equals(printer.getScheme());
    try {
      int port = printer.getPort() < 0 ? PORT : printer.getPort();
      String path = printer.getPath() == null || printer.getPath().isEmpty() ? "/" : printer.getPath();
      return new URI(secure ? "https" : "http", null, printer.getHost(), port, path, printer.getQuery(), null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the address of a printer: " + printer, e);
    }
  }

  @Override
  public IppPacket ask(IppPacket request, byte[] document) throws IOException {
    long nanos = left.getAsLong();
    if (nanos <= 0) {
      throw new IOException("no time is left to ask the printer");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(512 + document.length);
    new IppOutputStream(body).write(request);
    body.write(document);
    Request http = new Request.Builder().url(url).post(RequestBody.create(body.toByteArray(), IPP)).build();
    Call call = client.newCall(http);
    if (nanos < Long.MAX_VALUE) {
      call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
    }
    try (Response response = call.execute()) {
      ResponseBody answer = response.body();
      if (!response.isSuccessful()) {
        throw new IOException("the printer answers HTTP " + response.code());
      }
      if (answer.contentLength() > LARGEST_ANSWER) {
        throw new IOException("the printer answers more than an answer can be");
      }
      return parsed(answer);
    }
  }

  private static IppPacket parsed(ResponseBody answer) throws IOException {
    try {
      return new IppInputStream(answer.byteStream()).readPacket();
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library meets strange bytes with whatever it stumbles over.
      throw new IOException("the printer's answer is not IPP", e);
    }
  }
}
