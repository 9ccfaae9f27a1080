package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attachments: announced once, added at the confirmed byte, whole before the commit. */
final class UploadCases {

  private static final int SIZE = 100_000;
  private static final int FIRST = 40_000;

  private final Client client;
  private final TestFilings filings;

  UploadCases(Client client, TestFilings filings) {
    this.client = client;
    this.filings = filings;
  }

  void addTo(List<Conformance.Named> cases) {
    cases.add(new Conformance.Named("waits-for-attachments", this::waits));
    cases.add(new Conformance.Named("attachment-create-twice", this::createTwice));
    cases.add(new Conformance.Named("head-0", this::headZero));
    cases.add(new Conformance.Named("patch-all", this::patchAll));
    cases.add(new Conformance.Named("exact-limit-size", this::exactly));
    cases.add(new Conformance.Named("patch-cut-then-head", this::cut));
    cases.add(new Conformance.Named("patch-wrong-offset-409", this::wrongOffset));
    cases.add(new Conformance.Named("patch-beyond-length", this::beyond));
    cases.add(new Conformance.Named("part-digest-wrong", this::partDigest));
    cases.add(new Conformance.Named("whole-digest-wrong-at-commit", this::wholeDigest));
    cases.add(new Conformance.Named("commit-missing-parts-409", this::missing));
    cases.add(new Conformance.Named("commit-twice", this::commitTwice));
    cases.add(new Conformance.Named("put-after-commit-first-answer", this::putAfterCommit));
    cases.add(new Conformance.Named("zero-and-one-byte", this::tiny));
    cases.add(new Conformance.Named("gone-upload-404-or-410", this::gone));
    cases.add(new Conformance.Named("expiry-stated", () -> {
      throw new Shown.NotHere("the contract lets no upload expire and names no field for it");
    }));
  }

  private record Begun(String key, String body, byte[] bytes, String location) {}

  private Begun begin(byte[] bytes) throws Shown, IOException {
    String key = client.key();
    String body = filings.filing(bytes).toString();
    client.put(key, body).status(201);
    return new Begun(key, body, bytes, announce(key, bytes, 201));
  }

  private String announce(String key, byte[] bytes, int status) throws Shown, IOException {
    Answer answer = client.post("/v1/filings/" + key + "/attachments", key, filings.attachment(1, bytes).toString()).status(status);
    return answer.header("Location").orElseThrow(() -> new Shown.Otherwise("the announcement got no Location"));
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private void add(Begun upload, int from, byte[] part) throws Shown, IOException {
    long offset = client.patch(upload.location(), upload.key(), from, part).status(204).offset();
    if (offset != from + part.length) {
      throw new Shown.Otherwise("after " + part.length + " bytes at " + from + " the offset is " + offset);
    }
  }

  private void head(Begun upload, long offset, String complete) throws Shown, IOException {
    Answer head = client.ask("HEAD", upload.location()).status(200);
    if (head.offset() != offset) {
      throw new Shown.Otherwise("HEAD says Upload-Offset " + head.offset() + " instead of " + offset);
    }
    if (!head.header("Upload-Length").orElse("").equals(Integer.toString(upload.bytes().length))) {
      throw new Shown.Otherwise("HEAD does not say the Upload-Length that was announced");
    }
    if (!head.header("Upload-Complete").orElse("").equals(complete)) {
      throw new Shown.Otherwise("HEAD says Upload-Complete " + head.header("Upload-Complete").orElse("nothing") + " instead of " + complete);
    }
  }

  private Answer commit(Begun upload) throws IOException {
    return client.post("/v1/filings/" + upload.key() + "/commit", upload.key(), filings.manifest(upload.bytes()).toString());
  }

  private void waits() throws Shown, IOException {
    String state = client.put(client.key(), filings.filing(TestFilings.bytes(10, 1)).toString()).status(201).receipt().path("state").asText();
    if (!state.equals("waiting-for-attachments")) {
      throw new Shown.Otherwise("with attachments the first state is waiting-for-attachments, not " + state);
    }
  }

  private void createTwice() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 2));
    if (!announce(upload.key(), upload.bytes(), 200).equals(upload.location())) {
      throw new Shown.Otherwise("announced again, the attachment has another Location");
    }
  }

  private void headZero() throws Shown, IOException {
    head(begin(TestFilings.bytes(SIZE, 3)), 0, "?0");
  }

  private void patchAll() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 4));
    add(upload, 0, part(upload.bytes(), 0, FIRST));
    head(upload, FIRST, "?0");
    add(upload, FIRST, part(upload.bytes(), FIRST, SIZE));
    head(upload, SIZE, "?1");
  }

  private void exactly() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(1 << 20, 5));
    add(upload, 0, upload.bytes());
    head(upload, 1 << 20, "?1");
  }

  private void cut() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 6));
    add(upload, 0, part(upload.bytes(), 0, FIRST));
    client.cut(upload.location(), upload.key(), FIRST, part(upload.bytes(), FIRST, SIZE));
    long offset = client.ask("HEAD", upload.location()).status(200).offset();
    if (offset < FIRST || offset > SIZE) {
      throw new Shown.Otherwise("after a cut the offset is " + offset + ", which was never reached");
    }
    add(upload, (int) offset, part(upload.bytes(), (int) offset, SIZE));
    head(upload, SIZE, "?1");
    commit(upload).status(200);
  }

  private void wrongOffset() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 7));
    add(upload, 0, part(upload.bytes(), 0, FIRST));
    for (int at : new int[] {0, FIRST + 1}) {
      Answer answer = client.patch(upload.location(), upload.key(), at, part(upload.bytes(), 0, 10));
      answer.problem("wrong-offset", 409);
      if (answer.offset() != FIRST) {
        throw new Shown.Otherwise("409 names the offset " + answer.offset() + " instead of " + FIRST);
      }
    }
    head(upload, FIRST, "?0");
  }

  private void beyond() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(FIRST, 8));
    client.patch(upload.location(), upload.key(), 0, TestFilings.bytes(FIRST + 1, 8)).problem("too-large", 413);
    head(upload, 0, "?0");
  }

  private void partDigest() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 9));
    byte[] part = part(upload.bytes(), 0, FIRST);
    Map<String, String> headers = new LinkedHashMap<>(client.headers(upload.key(), new byte[] {1}));
    headers.put("Upload-Offset", "0");
    client.send("PATCH", upload.location(), headers, Client.PART, part).problem("digest-mismatch", 400);
    head(upload, 0, "?0");
  }

  private void wholeDigest() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 10));
    add(upload, 0, TestFilings.bytes(SIZE, 11));
    missing(commit(upload), 1);
    head(upload, 0, "?0");
    add(upload, 0, upload.bytes());
    commit(upload).status(200);
  }

  private static void missing(Answer commit, int n) throws Shown {
    JsonNode missing = commit.problem("missing-parts", 409).path("missing");
    if (missing.size() != 1 || missing.get(0).asInt() != n) {
      throw new Shown.Otherwise("missing-parts names " + missing + " instead of [" + n + "]");
    }
  }

  private void missing() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(SIZE, 12));
    missing(commit(upload), 1);
    add(upload, 0, part(upload.bytes(), 0, FIRST));
    missing(commit(upload), 1);
    head(upload, FIRST, "?0");
  }

  private Begun committed(int seed) throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(FIRST, seed));
    add(upload, 0, upload.bytes());
    complete(commit(upload), "commit");
    return upload;
  }

  private static void complete(Answer answer, String what) throws Shown {
    String state = answer.status(200).receipt().path("state").asText();
    if (!state.equals("complete")) {
      throw new Shown.Otherwise("after the commit " + what + " says " + state);
    }
  }

  private void commitTwice() throws Shown, IOException {
    Begun upload = committed(13);
    complete(commit(upload), "a second commit");
    complete(client.ask("GET", "/v1/filings/" + upload.key()), "GET");
  }

  private void putAfterCommit() throws Shown, IOException {
    Begun upload = committed(14);
    String state = client.put(upload.key(), upload.body()).status(200).receipt().path("state").asText();
    if (!state.equals("waiting-for-attachments")) {
      throw new Shown.Otherwise("a repeated PUT gets its first answer, not the state " + state);
    }
  }

  private void tiny() throws Shown, IOException {
    for (int size : new int[] {0, 1}) {
      Begun upload = begin(TestFilings.bytes(size, 15));
      if (size > 0) {
        add(upload, 0, upload.bytes());
      }
      complete(commit(upload), "the commit of " + size + " bytes");
    }
  }

  private void gone() throws Shown, IOException {
    Begun upload = begin(TestFilings.bytes(10, 16));
    String nowhere = upload.location() + "0000";
    client.ask("HEAD", nowhere).status(404, 410);
    client.patch(nowhere, upload.key(), 0, upload.bytes()).problem("unknown-upload", 404, 410);
  }
}
