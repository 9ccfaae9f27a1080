package org.hall24.queue.outbox;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import org.hall24.queue.seal.Header;

/** Opens what schema 1000 sealed: one keyset for all payloads, AES-256-GCM by Tink. Nothing is sealed so any more. */
final class KeysetOpener {

  private final Aead aead;

  KeysetOpener(KeysetHandle keyset) {
    try {
      this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the payload keyset is not for AEAD", e);
    }
  }

  byte[] open(Header header, byte[] rest, Sealer.Binding binding) throws GeneralSecurityException {
    return aead.decrypt(
        rest, header.associated("h24.v1", binding.table(), binding.row(), binding.kind(), binding.caseKey().orElse("")));
  }
}
