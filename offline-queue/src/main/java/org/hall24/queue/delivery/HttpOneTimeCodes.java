package org.hall24.queue.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.hall24.queue.outbox.Digests;

/** One-time codes over HTTP. A person waits before the screen: nothing here takes longer than some seconds, nothing is repeated. */
public final class HttpOneTimeCodes implements OneTimeCodes {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final Duration CALL = Duration.ofSeconds(8);
  private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final long MOST_BYTES = 16 * 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern PHONE = Pattern.compile("[0-9+*• -]{4,24}");
  private static final String NOT_OFFERED = "not-offered";

  private final OkHttpClient client;
  private final DeliverySettings settings;
  private final Supplier<String> keys;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param settings where the backend is, whom to trust and what the kiosk proves itself with
   * @param keys makes the key of each call, a UUIDv7 in lower case
   */
  public HttpOneTimeCodes(DeliverySettings settings, Supplier<String> keys) {
    this.settings = settings;
    this.keys = keys;
    this.client = HttpBackend.client(settings.withTimeouts(CONNECT, CALL, CALL));
  }

  /** An answer that came whole. */
  private record Answer(int status, JsonNode body, Optional<Duration> after) {}

  @Override
  public Optional<Boolean> offered() {
    return call(request("v1", "one-time-codes").get().build())
        .flatMap(
            answer ->
                switch (answer.status) {
                  case 200 -> Optional.of(answer.body.path("offered").asBoolean(false));
                  case 404, 405, 501 -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  @Override
  public Sending send(String person, String purpose) {
    Request request = post(Map.of("person", person, "purpose", purpose), "v1", "one-time-codes");
    return call(request).map(this::sending).orElseGet(Sending.Unreachable::new);
  }

  private Sending sending(Answer answer) {
    return switch (answer.status) {
      case 200, 201 -> sent(answer.body);
      case 404, 405, 501 -> new Sending.NotOffered();
      case 409 -> problem(answer).equals("no-phone") ? new Sending.NoPhone() : new Sending.Unreachable();
      case 429 -> new Sending.TooOften(answer.after.filter(w -> w.compareTo(LONGEST_WAIT) <= 0).orElse(USUAL_WAIT));
      default -> new Sending.Unreachable();
    };
  }

  private static Sending sent(JsonNode body) {
    String id = body.path("id").asText();
    String phone = body.path("maskedPhone").asText();
    int digits = body.path("digits").asInt(6);
    try {
      Instant until = OffsetDateTime.parse(body.path("expiresAt").asText()).toInstant();
      boolean usable = ID.matcher(id).matches() && PHONE.matcher(phone).matches() && digits >= 4 && digits <= 8;
      return usable ? new Sending.Sent(id, phone, until, digits) : new Sending.Unreachable();
    } catch (DateTimeException e) {
      return new Sending.Unreachable();
    }
  }

  @Override
  public Checking check(String id, String code) {
    Request request = post(Map.of("code", code), "v1", "one-time-codes", id, "check");
    return call(request).map(HttpOneTimeCodes::checking).orElseGet(Checking.Unreachable::new);
  }

  /** Only the plain word right is a yes. */
  private static Checking checking(Answer answer) {
    if (answer.status == 404 || answer.status == 410) {
      return new Checking.Gone();
    }
    if (answer.status != 200 || !answer.body.path("right").isBoolean()) {
      return new Checking.Unreachable();
    }
    if (answer.body.path("right").booleanValue()) {
      return new Checking.Right();
    }
    int left = answer.body.path("triesLeft").asInt(0);
    return left > 0 ? new Checking.Wrong(left) : new Checking.Gone();
  }

  private static String problem(Answer answer) {
    String type = answer.body.path("type").asText();
    return type.startsWith("urn:hall24:problem:") ? type.substring("urn:hall24:problem:".length()) : NOT_OFFERED;
  }

  private Request.Builder request(String... segments) {
    HttpUrl.Builder url = settings.backend().newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return new Request.Builder()
        .url(url.build())
        .header("Hall24-Kiosk", settings.kiosk())
        .header("Accept", "application/json, application/problem+json");
  }

  private Request post(Map<String, String> body, String... segments) {
    byte[] bytes = json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8);
    return request(segments)
        .header("Idempotency-Key", '"' + keys.get() + '"')
        .header("Content-Digest", Digests.contentDigest(bytes))
        .post(RequestBody.create(bytes, JSON))
        .build();
  }

  /** Empty when no whole answer of somebody who speaks JSON came. */
  private Optional<Answer> call(Request request) {
    try (Response response = client.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(MOST_BYTES + 1)) {
        return Optional.empty();
      }
      String text = source.readByteString().string(StandardCharsets.UTF_8);
      String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
      boolean ours = type.startsWith("application/json") || type.startsWith("application/problem+json");
      // A page of a free network answers 200 to everything; a 404 needs no words.
      if (!ours && response.code() != 404) {
        return Optional.empty();
      }
      JsonNode body = ours ? json.readTree(text) : json.createObjectNode();
      return Optional.of(
          new Answer(
              response.code(), body,
              RetryAfter.parse(Optional.ofNullable(response.header("Retry-After")), Optional.ofNullable(response.header("Date")))));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
