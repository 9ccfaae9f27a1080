package org.hall24.queue.delivery;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.hall24.queue.outbox.Digests;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client. It never repeats, never follows and never waits without end by itself: attempts are counted and
 * decided by the worker. (OkHttp repeats a request on a 408, on a 503 with {@code Retry-After: 0} and on a pooled connection
 * that died, unless it is told not to twice: square/okhttp issues 1043, 2394, 2560, 4963.)
 */
public final class HttpBackend implements Backend {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType PART = MediaType.get("application/offset+octet-stream");
  private static final long MOST_BYTES = 256 * 1024;
  /** A line slower than this is taken for none. */
  private static final long BYTES_A_SECOND = 16 * 1024;
  private static final int LINES_KEPT = 4;

  private final OkHttpClient client;
  private final DeliverySettings settings;
  private final BooleanSupplier clockUnsure;
  private final Judge judge = new Judge();
  private final NoIdentity noIdentity = new NoIdentity();
  private volatile boolean answered;
  private final List<Consumer<Instant>> dates = new CopyOnWriteArrayList<>();

  /**
   * A client of the backend that the settings name.
   *
   * @param clockUnsure whether this kiosk's clock may be wrong: then a certificate's dates say nothing about its owner
   * @throws IllegalArgumentException when an authority's or an identity's file cannot be used
   */
  public HttpBackend(DeliverySettings settings, BooleanSupplier clockUnsure) {
    this.settings = settings;
    this.clockUnsure = clockUnsure;
    this.client = client(settings, noIdentity).eventListenerFactory(HttpBackend::listener).build();
  }

  /**
   * A client with the trust, identity and deadlines of these settings, which repeats and follows nothing.
   *
   * @throws IllegalArgumentException when an authority's or an identity's file cannot be used
   */
  public static OkHttpClient client(DeliverySettings settings) {
    return client(settings, new NoIdentity()).build();
  }

  private static OkHttpClient.Builder client(DeliverySettings settings, NoIdentity none) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionSpecs(
                List.of(settings.backend().isHttps() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
            .connectionPool(new ConnectionPool(LINES_KEPT, 60, TimeUnit.SECONDS))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.stallTimeout())
            .writeTimeout(settings.stallTimeout())
            .callTimeout(settings.callTimeout());
    if (settings.backend().isHttps()) {
      Tls.configure(builder, settings.ca(), settings.identity().map(ClientIdentity::keyManagers).orElseGet(() -> new KeyManager[] {none}));
    }
    if (!settings.pins().isEmpty()) {
      builder.certificatePinner(
          new CertificatePinner.Builder().add(settings.backend().host(), settings.pins().toArray(new String[0])).build());
    }
    return builder;
  }

  @Override
  public Outcome put(String key, byte[] body) {
    String digest = Digests.contentDigest(body);
    Request request = write(at("v1", "filings", key), key, digest).put(new OneShot(body, JSON)).build();
    return outcome(call(request, 0, answer -> judge.receipt(answer, key, digest)));
  }

  @Override
  public Outcome get(String key, String digest) {
    return outcome(call(request(at("v1", "filings", key)).get().build(), 0, answer -> judge.receipt(answer, key, digest)));
  }

  /** Asks how a filing stands, and what was decided about it; for people, and nothing is delivered by it. */
  public Answered<Standing> standing(String key) {
    return flat(call(request(at("v1", "filings", key)).get().build(), 0, answer -> judge.standing(answer, key)));
  }

  @Override
  public Outcome event(String key, byte[] body) {
    Request request = write(at("v1", "events"), key, Digests.contentDigest(body)).post(new OneShot(body, JSON)).build();
    return outcome(call(request, 0, answer -> judge.event(answer, key)));
  }

  @Override
  public Answered<String> announce(String key, byte[] body) {
    HttpUrl url = at("v1", "filings", key, "attachments");
    Request request = write(url, key, Digests.contentDigest(body)).post(new OneShot(body, JSON)).build();
    return flat(
        call(
            request,
            0,
            answer ->
                switch (judge.announced(answer, answer.header("Location"))) {
                  case Answered.With<String>(String location) -> here(url, location);
                  case Answered.Not<String> not -> not;
                }));
  }

  /** Uploads lie where the backend is; a Location elsewhere would send a person's papers there. */
  private Answered<String> here(HttpUrl announced, String location) {
    HttpUrl url = announced.resolve(location);
    HttpUrl own = settings.backend();
    return url != null && url.scheme().equals(own.scheme()) && url.host().equals(own.host()) && url.port() == own.port()
        ? new Answered.With<>(url.encodedPath())
        : new Answered.Not<>(new Outcome.Corruption("the upload would go to another host", "neither key nor digest"));
  }

  @Override
  public Answered<Progress> progress(String location) {
    Request request = request(upload(location)).head().build();
    return flat(
        call(request, 0, answer -> judge.progress(answer, answer.header("Upload-Offset"), answer.header("Upload-Complete"))));
  }

  @Override
  public Answered<Long> add(String key, String location, long offset, byte[] part) {
    Request request =
        write(upload(location), key, Digests.contentDigest(part))
            .header("Upload-Offset", Long.toString(offset))
            .patch(new OneShot(part, PART))
            .build();
    return flat(
        call(request, part.length, answer -> judge.added(answer, answer.header("Upload-Offset"), offset + part.length)));
  }

  @Override
  public Outcome commit(String key, byte[] manifest, String digest) {
    HttpUrl url = at("v1", "filings", key, "commit");
    Request request = write(url, key, Digests.contentDigest(manifest)).post(new OneShot(manifest, JSON)).build();
    return outcome(call(request, 0, answer -> judge.receipt(answer, key, digest)));
  }

  @Override
  public Outcome health() {
    return outcome(call(request(at("v1", "health")).get().build(), 0, judge::health));
  }

  @Override
  public void onDate(Consumer<Instant> listener) {
    dates.add(listener);
  }

  @Override
  public void evict() {
    client.connectionPool().evictAll();
  }

  @Override
  public void cancel() {
    client.dispatcher().cancelAll();
  }

  private HttpUrl at(String... segments) {
    HttpUrl.Builder url = settings.backend().newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  private HttpUrl upload(String location) {
    HttpUrl url = settings.backend().resolve(location);
    if (url == null) {
      throw new IllegalArgumentException("not a path: an upload's location is one that we resolved before");
    }
    return url;
  }

  private Request.Builder request(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("Hall24-Kiosk", settings.kiosk())
        .header("Accept", "application/json, application/problem+json");
  }

  private Request.Builder write(HttpUrl url, String key, String digest) {
    return request(url).header("Idempotency-Key", '"' + key + '"').header("Content-Digest", digest);
  }

  private interface Reading<T> {
    T of(Judge.Answer answer);
  }

  private static Outcome outcome(Answered<Outcome> answered) {
    return switch (answered) {
      case Answered.With<Outcome>(Outcome outcome) -> outcome;
      case Answered.Not<Outcome>(Outcome outcome) -> outcome;
    };
  }

  private static <T> Answered<T> flat(Answered<Answered<T>> answered) {
    return switch (answered) {
      case Answered.With<Answered<T>>(Answered<T> inner) -> inner;
      case Answered.Not<Answered<T>>(Outcome outcome) -> new Answered.Not<>(outcome);
    };
  }

  private <T> Answered<T> call(Request plain, long bytes, Reading<T> reading) {
    AtomicBoolean left = new AtomicBoolean();
    Request request = plain.newBuilder().tag(AtomicBoolean.class, left).build();
    Call call = client.newCall(request);
    Duration time = settings.callTimeout().plusSeconds(bytes / BYTES_A_SECOND);
    call.timeout().timeout(time.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      answered = true;
      BufferedSource source = response.body().source();
      if (source.request(MOST_BYTES + 1)) {
        return new Answered.Not<>(new Outcome.Doubt("the answer is too large"));
      }
      String text = source.readByteString().string(StandardCharsets.UTF_8);
      tell(response.header("Date"));
      return new Answered.With<>(
          reading.of(new Judge.Answer(response.code(), name -> Optional.ofNullable(response.header(name)), text)));
    } catch (SSLException e) {
      Optional<Outcome> trouble = Tls.trouble(e, clockUnsure.getAsBoolean());
      return new Answered.Not<>(
          trouble.orElseGet(() -> unreached(left.get(), e)));
    } catch (ProtocolException e) {
      // OkHttp throws this answer away: somebody between us and the backend wants a password.
      return new Answered.Not<>(
          String.valueOf(e.getMessage()).contains("(407)") ? new Outcome.CaptivePortal(HTTP_PROXY_AUTH) : unreached(left.get(), e));
    } catch (IOException e) {
      return new Answered.Not<>(unreached(left.get(), e));
    }
  }

  private Outcome unreached(boolean left, IOException e) {
    if (left && !answered && noIdentity.wasAskedFor()) {
      return new Outcome.TrustTrouble("it wants a certificate of ours, and there is none");
    }
    String why = e.getClass().getSimpleName();
    return left ? new Outcome.Doubt(why) : new Outcome.LinkDown(why);
  }

  private void tell(@Nullable String date) {
    if (date == null || dates.isEmpty()) {
      return;
    }
    try {
      Instant instant = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      dates.forEach(listener -> listener.accept(instant));
    } catch (DateTimeException e) {
      // A Date that is none says nothing of any clock.
    }
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
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  /** A body that OkHttp may send once. */
  private static final class OneShot extends RequestBody {
    private final byte[] body;
    private final MediaType type;

    OneShot(byte[] body, MediaType type) {
      this.body = body;
      this.type = type;
    }

    @Override
    public MediaType contentType() {
      return type;
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
