package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** The hall's line to the hand inside the kiosk: so that both have the same time on the wall. */
public final class HandLine {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final int port;

  /** The hand that the kiosk lends on this loopback port. */
  public HandLine(int port) {
    this.port = port;
  }

  /** Sets the kiosk's clock. */
  public void setClock(Instant now) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/clock"))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString("{\"at\":\"" + now + "\"}"))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("the kiosk did not take the time: status " + status);
    }
  }
}
