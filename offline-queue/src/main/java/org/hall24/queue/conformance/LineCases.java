package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What holds for every call: who may speak, how errors look, how the line is secured. */
final class LineCases {

  private static final int PATIENCE_MS = 5000;
  /**
   * The first words of TLS 1.1 and no later (RFC 4346 §7.4.1.2): version 3.2, 32 random bytes, no session,
   * TLS_RSA_WITH_AES_128_CBC_SHA and TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
   */
  private static final byte[] HELLO_1_1 =
      HexFormat.of().parseHex("160301002f" + "0100002b" + "0302" + "00".repeat(31) + "01" + "00" + "0004" + "002fc013" + "0100");

  private static final int HANDSHAKE = 22;

  private final Client client;
  private final Conformance.Target target;

  LineCases(Client client, Conformance.Target target) {
    this.client = client;
    this.target = target;
  }

  void addTo(List<Conformance.Named> cases) {
    cases.add(new Conformance.Named("time-now", this::time));
    cases.add(new Conformance.Named("health-200", () -> client.ask("GET", "/v1/health").status(200)));
    cases.add(new Conformance.Named("429-with-retry-after", this::busy));
    cases.add(new Conformance.Named("503-date-form", () -> {
      throw new Shown.NotHere("both forms of Retry-After are allowed, and a busy hour cannot be ordered");
    }));
    cases.add(new Conformance.Named("no-cert-rejected", this::noCertificate));
    cases.add(new Conformance.Named("tls-1.2-and-later-only", this::oldTls));
    cases.add(new Conformance.Named("problem-json-everywhere", this::problems));
  }

  private void time() throws Shown, IOException {
    JsonNode now = client.ask("GET", "/v1/time").status(200).json().path("now");
    try {
      OffsetDateTime.parse(now.asText());
    } catch (DateTimeException e) {
      throw new Shown.Otherwise("now is not a time of RFC 3339 with an offset");
    }
  }

  private void busy() throws Shown {
    if (client.told() == 0) {
      throw new Shown.NotHere("the backend was never busy while the suite ran");
    }
    if (client.toldWithout() > 0) {
      throw new Shown.Otherwise(client.toldWithout() + " of " + client.told() + " answers 429 or 503 had no Retry-After");
    }
  }

  private void noCertificate() throws Shown {
    if (!target.base().isHttps()) {
      throw new Shown.NotHere("http has no certificates; it is for this machine only");
    }
    if (target.anonymous().isEmpty()) {
      throw new Shown.NotHere("the suite itself has no certificate; give it one with --cert and --key");
    }
    OkHttpClient nobody = target.anonymous().get();
    HttpUrl url = target.base().newBuilder().addPathSegments("v1/filings/" + client.key()).build();
    try (Response response = nobody.newCall(new Request.Builder().url(url).header("Hall24-Kiosk", client.kiosk()).build()).execute()) {
      if (response.code() != 401 && response.code() != 403) {
        throw new Shown.Otherwise("without a certificate GET is answered with " + response.code());
      }
    } catch (IOException e) {
      // Refused in the handshake, or right after it.
    }
  }

  private void oldTls() throws Shown {
    if (!target.base().isHttps()) {
      throw new Shown.NotHere("http has no TLS; it is for this machine only");
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.base().host(), target.base().port()), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(HELLO_1_1);
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      if (in.read() == HANDSHAKE) {
        throw new Shown.Otherwise("the backend goes on with TLS 1.1");
      }
    } catch (IOException e) {
      // It hung up, which is an answer.
    }
  }

  private void problems() throws Shown {
    if (client.notProblems() > 0) {
      throw new Shown.Otherwise(client.notProblems() + " errors were not application/problem+json, the last: " + client.notProblem());
    }
  }
}
