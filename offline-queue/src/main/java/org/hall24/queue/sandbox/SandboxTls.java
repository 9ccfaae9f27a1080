package org.hall24.queue.sandbox;

import java.util.List;

/**
 * That a sandbox speaks TLS, and how.
 *
 * @param authority signs its certificate and those of kiosks
 * @param hosts names and addresses that its certificate is for
 * @param kiosksProveThemselves whether a kiosk needs a certificate, which names it
 */
public record SandboxTls(SandboxAuthority authority, List<String> hosts, boolean kiosksProveThemselves) {

  /** Keeps its own copy. */
  public SandboxTls {
    hosts = List.copyOf(hosts);
  }

  /** TLS on this machine. */
  public static SandboxTls here(SandboxAuthority authority) {
    return new SandboxTls(authority, List.of("127.0.0.1", "localhost"), false);
  }

  /** The same, and kiosks must prove themselves. */
  public SandboxTls mutual() {
    return new SandboxTls(authority, hosts, true);
  }
}
