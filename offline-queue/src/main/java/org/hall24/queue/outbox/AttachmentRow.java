package org.hall24.queue.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One attachment of a filing that is not delivered yet. Its name stands sealed in the filing's body only.
 *
 * @param caseKey the filing's key
 * @param n 1 for the first of the filing
 * @param type media type
 * @param size plain bytes
 * @param sha256 of the plain bytes, 64 lower-case hex digits
 * @param sm3 of the plain bytes, 64 lower-case hex digits
 * @param file its sealed file in the folder of attachments; empty: it is small and lies in the database
 * @param uploadUrl where the backend takes it, once it said so
 * @param confirmed how many bytes the backend has durably
 * @param complete whether it has them all
 */
public record AttachmentRow(
    String caseKey,
    int n,
    String type,
    long size,
    String sha256,
    String sm3,
    Optional<String> file,
    Optional<String> uploadUrl,
    long confirmed,
    boolean complete) {

  /** The name of its row and of its small payload. */
  String row() {
    return caseKey + "/" + n;
  }

  Sealer.Binding binding() {
    return binding(caseKey, n);
  }

  static Sealer.Binding binding(String caseKey, int n) {
    return new Sealer.Binding("attachment", caseKey + "/" + n, "attachment", Optional.of(caseKey));
  }

  AttachmentRow at(Optional<String> url, long bytes) {
    return new AttachmentRow(caseKey, n, type, size, sha256, sm3, file, url, bytes, bytes == size && url.isPresent());
  }

  void put(Transaction tx) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("case_key", caseKey);
    columns.put("n", n);
    columns.put("type", type);
    columns.put("size", size);
    columns.put("sha256", sha256);
    columns.put("sm3", sm3);
    columns.put("file", file.orElse(null));
    columns.put("upload_url", uploadUrl.orElse(null));
    columns.put("confirmed", confirmed);
    columns.put("state", complete ? 1 : 0);
    tx.put("attachment", "case_key,n", columns);
  }

  static AttachmentRow of(Row row) {
    return new AttachmentRow(
        row.text("case_key"), (int) row.number("n"), row.text("type"), row.number("size"), row.text("sha256"), row.text("sm3"),
        row.optionalText("file"), row.optionalText("upload_url"), row.number("confirmed"), row.number("state") == 1);
  }
}
