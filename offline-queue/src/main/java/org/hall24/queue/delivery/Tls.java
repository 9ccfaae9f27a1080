package org.hall24.queue.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Whom the client trusts, as whom it shows itself, and what it means when a handshake fails. */
final class Tls {

  /**
   * Alerts with which the other side refuses our own certificate: RFC 8446 §6, 42 to 48 and 116, in the words of the JDK.
   */
  private static final Pattern REFUSED_OURS =
      Pattern.compile(
          "(?:bad_certificate|unsupported_certificate|certificate_revoked|certificate_expired|certificate_unknown"
              + "|illegal_parameter|unknown_ca|access_denied|certificate_required)");

  private Tls() {}

  /**
   * Sets the only authority of a client and the certificate it shows.
   *
   * @param own keeps that certificate
   * @throws IllegalArgumentException when a file holds no certificate or no key
   */
  static void configure(OkHttpClient.Builder client, Optional<Path> ca, KeyManager... own) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(ca.isPresent() ? authorities(ca.get()) : null);
      X509TrustManager trust = null;
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          trust = x509;
        }
      }
      if (trust == null) {
        throw new IllegalStateException("every Java has an X.509 trust manager");
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own, new TrustManager[] {trust}, null);
      client.sslSocketFactory(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the authority's certificates cannot be used", e);
    }
  }

  private static KeyStore authorities(Path pem) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store needs no file", e);
    }
    int n = 0;
    for (Certificate authority : certificates(pem)) {
      store.setCertificateEntry("city-" + n++, authority);
    }
    return store;
  }

  /**
   * The certificates of a PEM file, in its order.
   *
   * @throws IllegalArgumentException when there is none
   */
  static List<Certificate> certificates(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificates of " + pem.getFileName() + " cannot be read", e);
    }
    throw new IllegalArgumentException("there is no certificate in " + pem.getFileName());
  }

  /**
   * What a failed handshake means; nothing when it is not about certificates.
   *
   * @param clockUnsure whether our clock may be wrong: then "expired" says nothing about the other side
   */
  static Optional<Outcome> trouble(SSLException e, boolean clockUnsure) {
    boolean certificate = e instanceof SSLPeerUnverifiedException;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
        return Optional.of(clockUnsure ? new Outcome.ClockTrouble() : new Outcome.TrustTrouble("its certificate is not valid today"));
      }
      certificate |= cause instanceof GeneralSecurityException;
    }
    if (certificate) {
      return Optional.of(new Outcome.TrustTrouble("it is not who it must be"));
    }
    Matcher refused = REFUSED_OURS.matcher(String.valueOf(e.getMessage()));
    if (refused.find()) {
      return Optional.of(new Outcome.TrustTrouble("it refuses our certificate: " + refused.group()));
    }
    return e instanceof SSLHandshakeException && !(e.getCause() instanceof IOException)
        ? Optional.of(new Outcome.TrustTrouble("no common TLS"))
        : Optional.empty();
  }
}
