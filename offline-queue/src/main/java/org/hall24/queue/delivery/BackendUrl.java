package org.hall24.queue.delivery;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The address of a backend: https, or http to this very machine. */
public sealed interface BackendUrl {

  /** It may be used. */
  record Usable(HttpUrl url) implements BackendUrl {}

  /** It may not; says why. */
  record Refused(String why) implements BackendUrl {}

  /** Judges an address. */
  static BackendUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      return new Refused("not an http or https address");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
      return new Refused("the address may have host, port and path only");
    }
    if (!url.isHttps() && !Pattern.matches("localhost|127(\\.\\d{1,3}){3}|::1", url.host())) {
      return new Refused("http is for this machine only; a backend elsewhere needs https");
    }
    return new Usable(url);
  }
}
