package org.hall24.queue.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.tls.HeldCertificate;

/** A city's certificate authority for a day: signs the sandbox's certificate and those of kiosks. */
public final class SandboxAuthority {

  private static final Duration DAY = Duration.ofDays(1);
  private static final char[] NO_PASSWORD = new char[0];

  private final HeldCertificate authority;
  private final Instant from;
  private final Instant to;

  private SandboxAuthority(Instant from, Instant to) {
    this.from = from;
    this.to = to;
    // The authority itself is valid for longer than what it signs.
    this.authority =
        new HeldCertificate.Builder()
            .commonName("Hall24 sandbox authority")
            .certificateAuthority(0)
            .validityInterval(from.minus(DAY).toEpochMilli(), to.plus(Duration.ofDays(3650)).toEpochMilli())
            .build();
  }

  /** An authority whose certificates are valid for thirty days. */
  public static SandboxAuthority create() {
    Instant now = Instant.now();
    return valid(now.minus(DAY), now.plus(Duration.ofDays(30)));
  }

  /** An authority whose certificates are valid from then to then. */
  public static SandboxAuthority valid(Instant from, Instant to) {
    return new SandboxAuthority(from, to);
  }

  /** Writes the authority's certificate as PEM, for {@code --ca}. */
  public Path writeCa(Path folder) throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  /** The pin of the authority's public key, {@code sha256/…}. */
  public String pin() {
    return okhttp3.CertificatePinner.pin(authority.certificate());
  }

  /** Writes certificate and key of a kiosk as {@code kiosk.pem} and {@code kiosk.key}. */
  public void writeKiosk(Path folder, String kiosk) throws IOException {
    HeldCertificate own = signed(kiosk, List.of());
    Files.writeString(folder.resolve("kiosk.pem"), own.certificatePem());
    Path key = folder.resolve("kiosk.key");
    Files.deleteIfExists(key);
    Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, own.privateKeyPkcs8Pem());
  }

  private HeldCertificate signed(String name, List<String> hosts) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .commonName(name)
            .signedBy(authority)
            .validityInterval(from.toEpochMilli(), to.toEpochMilli());
    hosts.forEach(builder::addSubjectAlternativeName);
    return builder.build();
  }

  /**
   * What a server needs.
   *
   * @param hosts names and addresses that its certificate is for
   */
  SSLContext server(List<String> hosts) {
    try {
      HeldCertificate own = signed("Hall24 sandbox", hosts);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, NO_PASSWORD);
      keys.setKeyEntry(
          "server", own.keyPair().getPrivate(), NO_PASSWORD, new Certificate[] {own.certificate(), authority.certificate()});
      KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, NO_PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("authority", authority.certificate());
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS with a key store in memory", e);
    }
  }
}
