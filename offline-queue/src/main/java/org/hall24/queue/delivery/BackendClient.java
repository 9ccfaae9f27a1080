package org.hall24.queue.delivery;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.hall24.queue.outbox.Digests;

/**
 * The one HTTP client. It never repeats, never follows and never waits without end by itself: attempts are counted and
 * decided by the worker. (OkHttp repeats a request on a 408, on a 503 with {@code Retry-After: 0} and on a pooled connection
 * that died, unless it is told not to twice: square/okhttp issues 1043, 2394, 2560, 4963.)
 */
final class BackendClient implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final long MOST_BYTES = 256 * 1024;

  private final OkHttpClient client;
  private final DeliverySettings settings;
  private final Judge judge = new Judge();

  BackendClient(DeliverySettings settings) {
    this.settings = settings;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(2, 60, TimeUnit.SECONDS))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.stallTimeout())
            .writeTimeout(settings.stallTimeout())
            .callTimeout(settings.callTimeout())
            .eventListenerFactory(BackendClient::listener);
    settings.ca().ifPresent(pem -> CityTrust.only(builder, pem));
    this.client = builder.build();
  }

  /** Files, or files again with the same key. */
  Outcome put(String key, byte[] body) {
    return call(write(key, body, "v1", "filings", key).put(new OneShot(body)).build(), a -> judge.receipt(a, key, body));
  }

  /** Asks whether a filing is there. */
  Outcome get(String key, byte[] body) {
    return call(request("v1", "filings", key).get().build(), a -> judge.receipt(a, key, body));
  }

  /** Reports one event; the batch's key is the event's. */
  Outcome event(String key, byte[] body) {
    return call(write(key, body, "v1", "events").post(new OneShot(body)).build(), a -> judge.event(a, key));
  }

  /** Looks whether somebody is there who speaks the contract. */
  Outcome health() {
    return call(request("v1", "health").get().build(), judge::health);
  }

  /** Forgets pooled connections: after a change of the network they are dead and do not know it. */
  void evict() {
    client.connectionPool().evictAll();
  }

  private Request.Builder request(String... segments) {
    var url = settings.backend().newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return new Request.Builder()
        .url(url.build())
        .header("Hall24-Kiosk", settings.kiosk())
        .header("Accept", "application/json, application/problem+json");
  }

  private Request.Builder write(String key, byte[] body, String... segments) {
    return request(segments)
        .header("Idempotency-Key", '"' + key + '"')
        .header("Content-Digest", Digests.contentDigest(body));
  }

  private interface Reading {
    Outcome of(Judge.Answer answer);
  }

  private Outcome call(Request plain, Reading reading) {
    AtomicBoolean left = new AtomicBoolean();
    Request request = plain.newBuilder().tag(AtomicBoolean.class, left).build();
    try (Response response = client.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(MOST_BYTES + 1)) {
        return new Outcome.Doubt("the answer is too large");
      }
      return reading.of(
          new Judge.Answer(
              response.code(),
              Optional.ofNullable(response.header("Content-Type")),
              Optional.ofNullable(response.header("Retry-After")),
              Optional.ofNullable(response.header("Date")),
              source.readByteString().string(StandardCharsets.UTF_8)));
    } catch (SSLException e) {
      return left.get() ? new Outcome.Doubt(e.getClass().getSimpleName()) : tls(e);
    } catch (IOException e) {
      String why = e.getClass().getSimpleName();
      return left.get() ? new Outcome.Doubt(why) : new Outcome.LinkDown(why);
    }
  }

  private static Outcome tls(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
        return new Outcome.ClockTrouble();
      }
      if (cause instanceof GeneralSecurityException) {
        return new Outcome.TrustTrouble(cause.getClass().getSimpleName());
      }
    }
    return e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException
        ? new Outcome.TrustTrouble(e.getClass().getSimpleName())
        : new Outcome.LinkDown(e.getClass().getSimpleName());
  }

  /** Notes when the first byte of a request may have left. */
  private static EventListener listener(Call call) {
    return new EventListener() {
      @Override
      public void requestHeadersStart(Call started) {
        AtomicBoolean left = started.request().tag(AtomicBoolean.class);
        if (left != null) {
          left.set(true);
        }
      }
    };
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  /** A body that OkHttp may send once. */
  private static final class OneShot extends RequestBody {
    private final byte[] body;

    OneShot(byte[] body) {
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body);
    }
  }
}
