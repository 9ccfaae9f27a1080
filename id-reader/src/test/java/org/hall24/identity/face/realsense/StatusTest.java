package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FaceVerdict.PhotoFault;
import org.hall24.identity.face.realsense.Status.LiveResult;
import org.junit.jupiter.api.Test;

/** Every number of dialect A, one by one: in dialect B the same numbers mean other things. */
class StatusTest {

  @Test
  void only_nought_is_a_capture_and_a_number_nobody_knows_is_a_fault() {
    for (int status = 0; status < 256; status++) {
      LiveResult result = Status.ofLive(status);
      assertThat(result instanceof LiveResult.Captured).as("status %d", status).isEqualTo(status == 0);
      if (status > 51 && status < 120 || status > 127) {
        assertThat(result).as("status %d", status).isInstanceOf(LiveResult.Fault.class);
      }
    }
  }

  @Test
  void spoofs_in_general_and_in_detail_are_no_living_face() {
    assertThat(Status.ofLive(16)).isEqualTo(new LiveResult.NotAlive());
    for (int status = 120; status <= 127; status++) {
      assertThat(Status.ofLive(status)).isEqualTo(new LiveResult.NotAlive());
    }
  }

  @Test
  void the_numbers_that_dialect_b_turns_round_have_dialect_a_s_meaning() {
    assertThat(Status.ofLive(17)).as("forbidden here, camera started there").isEqualTo(new LiveResult.NotSame());
    assertThat(Status.ofLive(19)).as("failure here, spoof there").isEqualTo(new LiveResult.Fault("capture-status-19"));
    assertThat(Status.ofLive(12)).as("not frontal here, tilted up there").isEqualTo(new LiveResult.NotUsable(FaceHint.LOOK_STRAIGHT));
    assertThat(Status.ofLive(20)).isEqualTo(new LiveResult.Fault("locked-after-spoofs"));
  }

  @Test
  void every_hint_asks_what_it_should() {
    Map<Integer, FaceHint> hints =
        Map.ofEntries(
            Map.entry(1, FaceHint.NO_FACE), Map.entry(2, FaceHint.HOLD_STILL), Map.entry(4, FaceHint.MOVE_DOWN), Map.entry(5, FaceHint.MOVE_UP),
            Map.entry(6, FaceHint.MOVE_LEFT), Map.entry(7, FaceHint.MOVE_RIGHT), Map.entry(8, FaceHint.LOOK_STRAIGHT),
            Map.entry(9, FaceHint.LOOK_STRAIGHT), Map.entry(10, FaceHint.LOOK_STRAIGHT), Map.entry(11, FaceHint.LOOK_STRAIGHT),
            Map.entry(12, FaceHint.LOOK_STRAIGHT), Map.entry(15, FaceHint.REMOVE_MASK), Map.entry(50, FaceHint.REMOVE_SUNGLASSES),
            Map.entry(51, FaceHint.REMOVE_MASK));
    for (int status = 0; status < 256; status++) {
      assertThat(Status.hint(status)).as("status %d", status).isEqualTo(Optional.ofNullable(hints.get(status)));
    }
  }

  @Test
  void an_enrol_status_tells_what_is_wrong_with_the_photo() {
    assertThat(Status.photoFault(1)).contains(PhotoFault.NO_FACE);
    assertThat(Status.photoFault(15)).as("several faces here, mask in authentication").contains(PhotoFault.SEVERAL_FACES);
    assertThat(Status.photoFault(16)).contains(PhotoFault.REFUSED);
    assertThat(Status.photoFault(17)).as("the module's fault, not the photo's").isEmpty();
    assertThat(Status.photoFault(18)).contains(PhotoFault.FACE_NOT_CLEAR);
    assertThat(Status.photoFault(19)).contains(PhotoFault.REFUSED);
    assertThat(Status.photoFault(20)).contains(PhotoFault.FACE_NOT_CLEAR);
    assertThat(Status.photoFault(21)).contains(PhotoFault.FACE_NOT_CLEAR);
    assertThat(Status.photoFault(0)).isEmpty();
    assertThat(Status.photoFault(99)).isEmpty();
  }
}
