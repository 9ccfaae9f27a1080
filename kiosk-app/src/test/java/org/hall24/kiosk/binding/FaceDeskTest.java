package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.identity.card.PhotoImage;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCapabilities;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.HintListener;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.link.DeviceState;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceDeskTest {
  private static final String NUMBER = "11010119900307002X";

  @TempDir Path folder;

  private final Module module = new Module();
  private final List<Report> reports = new ArrayList<>();
  private Store store;
  private FaceLooks looks;
  private FaceDesk desk;

  /** A module whose answers a test lays down beforehand. */
  private static final class Module implements FaceModule {
    final Deque<Erasure> erasures = new ArrayDeque<>();
    final Deque<FaceCheck> checks = new ArrayDeque<>();
    Consumer<DeviceState> listener = state -> {};
    DeviceState state = new DeviceState.Absent("no-port");
    int erased;

    void show(DeviceState next) {
      state = next;
      listener.accept(next);
    }

    @Override
    public DeviceState state() {
      return state;
    }

    @Override
    public AutoCloseable onState(Consumer<DeviceState> ears) {
      listener = ears;
      return () -> {};
    }

    @Override
    public FaceCapabilities capabilities() {
      return new FaceCapabilities(true, true, false, true, true, false);
    }

    @Override
    public FaceHealth ping(Duration limit) {
      return new FaceHealth.NotUsable("not-asked");
    }

    @Override
    public FaceCheck verify(FacePhoto reference, HintListener hints, Duration limit, Cancellation cancel) {
      return checks.remove();
    }

    @Override
    public Erasure erase(Duration limit) {
      erased++;
      return erasures.isEmpty() ? new Erasure.Proven() : erasures.remove();
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws Exception {
    store = ((Opening.Opened) Store.open(StoreSettings.in(folder))).store();
    looks = new FaceLooks(store, new byte[32], java.time.Clock.systemUTC(), Duration.ofMinutes(10));
    desk = new FaceDesk(module, looks, store, Runnable::run);
  }

  @AfterEach
  void close() {
    desk.close();
    store.close();
  }

  private void verify(long session) {
    desk.verify(session, NUMBER, Optional.of(new PhotoImage(102, 126, new byte[102 * 126 * 3])), Duration.ofSeconds(12), reports::add);
  }

  private List<String> alarms() {
    return entries(EventKind.ALARM);
  }

  private List<String> entries(EventKind kind) {
    // Commits keep their order: when this one is done, so are those before it.
    store.commitNow(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.TECHNICIAN, "test", EventBody.empty()));
    return new Journal(store).after(0, 1000).stream().filter(e -> e.kind().equals(kind.wire())).map(JournalEntry::body).toList();
  }

  @Test
  void every_look_and_every_answer_is_on_record_without_saying_who() {
    module.show(new DeviceState.Ready());
    module.checks.add(new FaceCheck(new FaceVerdict.NoUsableFace(Optional.empty()), List.of(), new Erasure.Proven()));
    module.checks.add(new FaceCheck(new FaceVerdict.SamePerson(Optional.empty()), List.of(), new Erasure.NotProven("silent")));
    desk.noteConsent("given");
    verify(1);
    desk.noteConsent("withdrawn");
    verify(1);
    assertThat(entries(EventKind.FACE_CONSENT)).containsExactly("{\"answer\":\"given\"}", "{\"answer\":\"withdrawn\"}");
    assertThat(entries(EventKind.FACE_CHECKED))
        .containsExactly("{\"erased\":true,\"verdict\":\"no-usable-face\"}", "{\"erased\":false,\"verdict\":\"same-person\"}");
  }

  @Test
  void a_module_that_comes_back_is_emptied_before_anybody_stands_before_it() {
    assertThat(desk.trouble()).isEqualTo("no-port");
    module.show(new DeviceState.Degraded("templates-left"));
    assertThat(module.erased).isEqualTo(1);
    assertThat(desk.trouble()).isEmpty();
    module.show(new DeviceState.Ready());
    assertThat(module.erased).as("it was there all the time").isEqualTo(1);
    module.show(new DeviceState.Absent("lost"));
    module.show(new DeviceState.Ready());
    assertThat(module.erased).isEqualTo(2);
    assertThat(alarms()).isEmpty();
  }

  @Test
  void an_erasure_that_is_not_proven_closes_the_face_way_and_is_on_record_until_it_is() {
    module.show(new DeviceState.Ready());
    module.checks.add(new FaceCheck(new FaceVerdict.SamePerson(Optional.empty()), List.of(), new Erasure.NotProven("templates-left")));
    module.erasures.add(new Erasure.NotProven("templates-left"));
    verify(1);
    assertThat(reports).containsExactly(new Report.SamePerson());
    assertThat(desk.trouble()).isEqualTo("erasure-owed");
    assertThat(alarms()).hasSize(1).first().asString().contains("erasure-not-proven").contains("templates-left");
    module.show(new DeviceState.Absent("lost"));
    module.show(new DeviceState.Ready());
    assertThat(desk.trouble()).isEmpty();
    assertThat(alarms()).hasSize(2).last().asString().contains("erasure-proven");
  }

  @Test
  void a_card_without_a_decoded_photo_is_never_a_silent_yes() {
    module.show(new DeviceState.Ready());
    desk.verify(1, NUMBER, Optional.empty(), Duration.ofSeconds(12), reports::add);
    assertThat(reports).containsExactly(new Report.NotVerified(FaceReason.PHOTO_UNUSABLE));
  }

  @Test
  void something_else_than_a_face_shown_twice_in_one_session_is_on_record_without_a_picture() {
    module.show(new DeviceState.Ready());
    for (int i = 0; i < 4; i++) {
      module.checks.add(new FaceCheck(new FaceVerdict.LivenessFailed(), List.of(), new Erasure.Proven()));
    }
    verify(1);
    verify(2);
    assertThat(alarms()).isEmpty();
    verify(2);
    assertThat(alarms()).hasSize(1).first().asString().contains("liveness-failed-again");
    verify(3);
    assertThat(alarms()).hasSize(1);
  }
}
