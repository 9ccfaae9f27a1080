package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table of answers. */
class JudgeTest {

  private static final String KEY = "019aa9b1-0f6c-7abc-8def-0123456789ab";
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  /** RFC 9530 form of SHA-256 of the two bytes 7B 7D. */
  private static final String DIGEST = "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:";
  private final Judge judge = new Judge();

  private static Judge.Answer answer(int status, String type, String body) {
    return new Judge.Answer(status, name -> Optional.of(type).filter(t -> name.equals("Content-Type")), body);
  }

  private static String receipt(String key, String digest) {
    return "{\"receipt\":{\"key\":\"" + key + "\",\"backendRef\":\"A-1\",\"receivedAt\":\"2026-11-22T22:41:00+08:00\",\"digest\":\""
        + digest + "\",\"state\":\"complete\"},\"later\":1}";
  }

  private Outcome filed(Judge.Answer answer) {
    return judge.receipt(answer, KEY, DIGEST);
  }

  @Test
  void only_a_receipt_for_our_key_and_digest_delivers() {
    assertThat(filed(answer(201, "application/json; charset=utf-8", receipt(KEY, DIGEST)))).isEqualTo(new Outcome.Delivered(Optional.of("A-1")));
    assertThat(filed(answer(200, "application/json", receipt(KEY, DIGEST)))).isInstanceOf(Outcome.Delivered.class);
    assertThat(filed(answer(200, "application/json", receipt(KEY, DIGEST.replace("RB", "RC"))))).isInstanceOf(Outcome.Corruption.class);
    assertThat(filed(answer(200, "application/json", receipt(KEY.replace("0123", "3210"), DIGEST)))).isInstanceOf(Outcome.Corruption.class);
  }

  @Test
  void a_bare_2xx_delivers_nothing() {
    assertThat(filed(answer(200, "text/html", "<html>"))).isInstanceOf(Outcome.CaptivePortal.class);
    assertThat(filed(answer(204, "application/json", ""))).isInstanceOf(Outcome.Doubt.class);
    assertThat(filed(answer(200, "application/json", "{}"))).isInstanceOf(Outcome.CaptivePortal.class);
    assertThat(filed(new Judge.Answer(201, name -> Optional.empty(), receipt(KEY, DIGEST)))).isInstanceOf(Outcome.CaptivePortal.class);
  }

  @Test
  void an_answer_cut_short_is_a_doubt_at_every_byte() {
    String whole = receipt(KEY, DIGEST);
    for (int n = 0; n < whole.length(); n++) {
      assertThat(filed(answer(201, "application/json", whole.substring(0, n)))).isInstanceOf(Outcome.Doubt.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "302,,CaptivePortal", "307,,CaptivePortal", "511,,CaptivePortal",
    "400,,Refused", "404,,Refused", "405,,Refused", "406,,Refused", "410,,Refused", "415,unsupported-type,Refused",
    "422,invalid-filing,Refused", "422,idempotency-key-reused,KeyReused", "404,unknown-key,Unknown",
    "401,,Credentials", "403,not-this-kiosk,Credentials",
    "408,,Busy", "425,,Busy", "429,busy,Busy", "502,,Busy", "503,busy,Busy", "504,,Busy", "507,,Busy",
    "409,in-progress,Again", "400,digest-mismatch,Again", "409,wrong-offset,Refused", "413,too-large,TooLarge",
    "500,,ServerFault", "599,,ServerFault", "501,,Mismatch", "505,,Mismatch", "426,,Mismatch"
  })
  void every_status_has_its_class(int status, String problem, String outcome) {
    Judge.Answer answer =
        problem == null
            ? answer(status, "text/html", "<html>")
            : answer(status, "application/problem+json", "{\"type\":\"urn:hall24:problem:" + problem + "\"}");
    assertThat(filed(answer).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void an_event_is_delivered_by_its_own_result() {
    assertThat(judge.event(answer(200, "application/json", "{\"results\":[{\"key\":\"" + KEY + "\",\"status\":\"repeated\"}]}"), KEY)).isInstanceOf(Outcome.Delivered.class);
    assertThat(judge.event(answer(200, "application/json", "{\"results\":[{\"key\":\"" + KEY + "\",\"status\":\"rejected\",\"problem\":\"urn:hall24:problem:unknown-key\"}]}"), KEY))
        .isEqualTo(new Outcome.Refused(200, "unknown-key"));
    assertThat(judge.event(answer(200, "application/json", "{\"results\":[]}"), KEY)).isInstanceOf(Outcome.CaptivePortal.class);
  }

  @Test
  void a_backends_words_are_not_taken_into_the_journal_as_they_are() {
    Outcome outcome = filed(answer(422, "application/problem+json", "{\"type\":\"王小芳 lives here\"}"));
    assertThat(outcome.word()).isEqualTo("refused:unnamed");
  }

  @Test
  void how_a_filing_stands_is_told_by_a_receipt_for_its_key_and_no_other() {
    String decided = receipt(KEY, DIGEST).replace("\"later\":1", "\"decision\":{\"result\":\"returned\",\"reason\":\"x\",\"documents\":[\"a\",{\"name\":\"b\",\"by\":\"ems\",\"tracking\":\"E1\"}]}");
    assertThat(judge.standing(answer(200, "application/json", decided), KEY))
        .isInstanceOfSatisfying(
            Backend.Answered.With.class,
            with -> {
              Standing.Decision decision = ((Standing) with.value()).decision().orElseThrow();
              assertThat(decision.result()).isEqualTo("returned");
              assertThat(decision.documents()).extracting(Standing.Document::name).containsExactly("a", "b");
              assertThat(decision.documents().getLast().tracking()).contains("E1");
              assertThat(decision.toString()).doesNotContain("x,");
            });
    assertThat(judge.standing(answer(200, "application/json", receipt(KEY.replace("0123", "3210"), DIGEST)), KEY)).isInstanceOf(Backend.Answered.Not.class);
    assertThat(judge.standing(answer(200, "text/html", "<html>"), KEY)).isEqualTo(new Backend.Answered.Not<>(new Outcome.CaptivePortal(200)));
    String strange = decided.replace("returned", "eaten");
    assertThat(judge.standing(answer(200, "application/json", strange), KEY))
        .isInstanceOfSatisfying(Backend.Answered.With.class, with -> assertThat(((Standing) with.value()).decision()).isEmpty());
  }
}
