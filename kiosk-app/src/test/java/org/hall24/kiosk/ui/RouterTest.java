package org.hall24.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Group;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Language;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Theme;
import org.hall24.kiosk.ui.part.InputField;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final List<Touch> touches = new ArrayList<>();

  private Router router(Look look) {
    Router router = new Router(Samples.HALL, Samples.CLOCK, look, Router.ThemeChoice.BY_SUN, touches::add);
    Scene scene = new Scene(router.host(), Pictures.WIDTH, Pictures.HEIGHT);
    assertThat(scene.getRoot()).isSameAs(router.host());
    return router;
  }

  private Router still() {
    return router(Look.standard().withMotion(false));
  }

  private static Node find(Router router, String id) {
    router.host().applyCss();
    router.host().layout();
    Node node = router.host().lookup("#" + id);
    assertThat(node).as(id).isNotNull();
    return node;
  }

  private List<Touch> said() {
    List<Touch> said = touches.stream().filter(t -> !(t instanceof Touch.Alive)).toList();
    touches.clear();
    return said;
  }

  private static Screen sample(String name) {
    return Objects.requireNonNull(Samples.all().get(name), name);
  }

  @Test
  void how_a_filing_gets_on_is_asked_and_printed_by_touch() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Home(Samples.hall(false)));
          Fx.touch(find(router, "tile-progress"));
          router.show(new CaseScreen.CaseNumber("SJS", "26112224017", "", false));
          Fx.touch(find(router, "pin-3"));
          router.show(new CaseScreen.CaseNumber("SJS", "261122240173", "", false));
          Fx.touch(find(router, "go-on"));
          Fx.touch(find(router, "card-instead"));
          CaseScreen.CaseList list = (CaseScreen.CaseList) sample("25-case-list");
          router.show(list);
          Fx.touch(find(router, "case-1"));
          router.show(sample("26-case-closed"));
          assertThat(find(router, "page-case-shown").lookup("#print-certificate")).isNull();
          Fx.touch(find(router, "card-instead"));
          router.show(sample("26-case-certificate-READY"));
          Fx.touch(find(router, "print-certificate"));
          router.show(sample("26-case-in-cell"));
          Fx.touch(find(router, "tile-collect"));
          Fx.touch(find(router, "end"));
          assertThat(said())
              .containsExactly(
                  new Touch.Progress(), new Touch.Digit(3), new Touch.GoOn(), new Touch.CardInstead(),
                  new Touch.PickCase(list.cases().get(1).acceptanceNo()), new Touch.CardInstead(), new Touch.PrintCertificate(),
                  new Touch.Collect(), new Touch.End());
        });
  }

  @Test
  void letters_of_the_keyboard_become_the_query() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Search("", Group.ALL, List.of(), 0));
          for (String letter : List.of("h", "s", "b", "g")) {
            Fx.touch(find(router, "key-" + letter));
          }
          Fx.touch(find(router, "key-erase"));
          assertThat(said())
              .containsExactly(
                  new Touch.Query("h"),
                  new Touch.Query("hs"),
                  new Touch.Query("hsb"),
                  new Touch.Query("hsbg"),
                  new Touch.Query("hsb"));
        });
  }

  @Test
  void an_answer_to_an_older_query_never_overwrites_what_was_typed_since() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Search("", Group.ALL, List.of(), 0));
          InputField field = (InputField) find(router, "search-field");
          Region page = (Region) router.host().getChildren().getFirst();
          Fx.type(field, "h");
          Fx.type(field, "s");
          router.show(new Screen.Search("h", Group.ALL, List.of(), 0));
          assertThat(field.value()).isEqualTo("hs");
          router.show(new Screen.Search("hs", Group.ALL, Samples.search().hits(), 4));
          assertThat(field.value()).isEqualTo("hs");
          assertThat(router.host().getChildren().getFirst()).isSameAs(page);
          assertThat(field.getScene().getFocusOwner()).isSameAs(field);
          Fx.touch(find(router, "hit-0"));
          assertThat(said()).contains(new Touch.Choose(Samples.NURSE));
        });
  }

  @Test
  void a_form_field_keeps_focus_and_text_while_answers_come() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Form(Samples.NURSE, 2, 2, "", "", FormSamples.choiceForm(), ""));
          InputField phone = (InputField) find(router, "field-phone");
          Fx.touch(phone);
          Fx.touch(find(router, "key-1"));
          Fx.touch(find(router, "key-3"));
          assertThat(said())
              .containsExactly(new Touch.Focus("phone"), new Touch.Fill("phone", "1"), new Touch.Fill("phone", "13"));
          router.show(new Screen.Form(Samples.NURSE, 2, 2, "", "", FormSamples.choiceForm(), "phone"));
          assertThat(phone.getScene().getFocusOwner()).isSameAs(phone);
          Fx.touch(find(router, "key-done"));
          Fx.touch(find(router, "option-locker"));
          assertThat(said()).contains(new Touch.Fill("result", "locker"));
          Fx.touch(find(router, "go-on"));
          assertThat(said()).containsExactly(new Touch.GoOn());
        });
  }

  @Test
  void the_lit_field_stays_lit_when_its_month_closes_and_when_the_language_turns() throws Exception {
    // In a window: only there the toolkit looks for another place for the focus.
    KioskStage kiosk =
        Fx.on(
            () ->
                new KioskStage(
                    new Stage(), KioskStage.Window.half(), Samples.HALL, Samples.CLOCK, Look.standard(), Router.ThemeChoice.BY_SUN, touches::add));
    Fx.run(kiosk::open);
    Router router = kiosk.router();
    Fx.run(() -> router.show(new Screen.Form(Samples.NURSE, 1, 2, "", "", FormSamples.nurseForm(""), "")));
    Fx.run(() -> Fx.touch(find(router, "field-from")));
    Fx.run(() -> router.show(new Screen.Form(Samples.NURSE, 1, 2, "", "", FormSamples.nurseForm(""), "from")));
    Fx.run(() -> find(router, "day-2026-12-02").requestFocus());
    Fx.run(() -> Fx.touch(find(router, "day-2026-12-02")));
    pulses(router);
    Fx.run(
        () -> {
          assertThat(said()).containsExactly(new Touch.Focus("from"), new Touch.Fill("from", "2026-12-02"));
          assertThat(lit(router)).containsExactly("field-from");
          Fx.touch(find(router, "language"));
        });
    pulses(router);
    Fx.run(
        () -> {
          assertThat(said()).containsExactly(new Touch.Language("en"));
          assertThat(lit(router)).containsExactly("field-from");
          assertThat(find(router, "field-from").isFocused()).isTrue();
        });
    Fx.run(kiosk::close);
  }

  /** Lets the toolkit draw some frames, after which it has settled who has the focus. */
  private static void pulses(Router router) throws Exception {
    for (int i = 0; i < 5; i++) {
      CompletableFuture<Boolean> drawn = new CompletableFuture<>();
      Fx.run(
          () -> {
            router.host().getScene().addPostLayoutPulseListener(() -> drawn.complete(true));
            Platform.requestNextPulse();
          });
      drawn.get(60, TimeUnit.SECONDS);
    }
  }

  private static List<String> lit(Router router) {
    return router.host().lookupAll(".field").stream()
        .filter(n -> n.getPseudoClassStates().stream().anyMatch(p -> p.getPseudoClassName().equals("lit")))
        .map(Node::getId)
        .toList();
  }

  @Test
  void a_date_is_chosen_from_large_days_within_the_range() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Form(Samples.NURSE, 1, 2, "", "", FormSamples.nurseForm(""), ""));
          Fx.touch(find(router, "field-from"));
          assertThat(find(router, "day-2026-12-23").isDisabled()).isTrue();
          Fx.touch(find(router, "day-2026-12-02"));
          assertThat(said()).containsExactly(new Touch.Focus("from"), new Touch.Fill("from", "2026-12-02"));
          assertThat(router.host().lookup("#day-2026-12-02")).isNull();
        });
  }

  @Test
  void a_suggestion_fills_the_field() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Form(Samples.NURSE, 1, 2, "", "", FormSamples.nurseForm(""), "employer"));
          Fx.touch(find(router, "suggestion-1"));
          assertThat(said()).contains(new Touch.Fill("employer", "首都医科大学附属北京朝阳医院（常营院区）"));
        });
  }

  @Test
  void escape_goes_back_and_enter_presses_the_lit_choice() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.IdentityChoice(Samples.NURSE, "王**", "resident", Optional.empty()));
          Node without = find(router, "without-face");
          without.requestFocus();
          Fx.press(without, KeyCode.ENTER);
          Fx.press(without, KeyCode.ESCAPE);
          assertThat(said()).containsExactly(new Touch.WithoutFace(), new Touch.Back());
        });
  }

  @Test
  void a_pin_is_typed_with_a_real_keyboard_too() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new StaffScreen.StaffPin("李*", 0, 6, false));
          Fx.touch(find(router, "pin-7"));
          javafx.event.Event.fireEvent(
              find(router, "back"),
              new javafx.scene.input.KeyEvent(
                  javafx.scene.input.KeyEvent.KEY_PRESSED, "4", "4", KeyCode.DIGIT4, false, false, false, false));
          Fx.press(find(router, "back"), KeyCode.BACK_SPACE);
          assertThat(said()).containsExactly(new Touch.Digit(7), new Touch.Digit(4), new Touch.EraseDigit());
        });
  }

  @Test
  void the_language_changes_on_any_page_and_ends_with_the_session() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Home(Samples.hall(false)));
          Fx.touch(find(router, "language"));
          Fx.touch(find(router, "larger"));
          assertThat(router.look().language()).isEqualTo(Language.EN);
          assertThat(router.look().metrics().textSize()).isEqualTo(TextSize.LARGE);
          assertThat(said()).containsExactly(new Touch.Language("en"));
          router.show(new Screen.Attract(true, Samples.hall(false)));
          assertThat(router.look().language()).isEqualTo(Language.ZH);
          assertThat(router.look().metrics().textSize()).isEqualTo(TextSize.STANDARD);
        });
  }

  @Test
  void a_language_touched_on_the_attract_page_begins_in_that_language() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Attract(false, Samples.hall(false)));
          Fx.touch(find(router, "language"));
          assertThat(said()).containsExactly(new Touch.Begin(), new Touch.Language("en"));
          router.show(new Screen.Attract(false, Samples.hall(false)));
          router.show(new Screen.Home(Samples.hall(false)));
          assertThat(router.look().language()).isEqualTo(Language.EN);
        });
  }

  @Test
  void night_comes_with_the_hall() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          router.show(new Screen.Home(Samples.hall(true)));
          assertThat(router.look().theme()).isEqualTo(Theme.NIGHT);
          router.show(new Screen.Notice("call", ""));
          assertThat(router.look().theme()).isEqualTo(Theme.NIGHT);
        });
  }

  @Test
  void the_question_whether_someone_is_there_lies_over_the_page_and_leaves_it_as_it_was() throws Exception {
    Fx.run(
        () -> {
          Router router = still();
          Screen.Search under = Samples.search();
          router.show(under);
          Node page = router.host().getChildren().getFirst();
          router.show(new Screen.StillThere(under, 30));
          router.show(new Screen.StillThere(under, 29));
          assertThat(router.host().getChildren()).hasSize(2);
          Fx.touch(find(router, "still-here"));
          assertThat(touches).containsExactly(new Touch.Alive());
          router.show(under);
          assertThat(router.host().getChildren()).containsExactly(page);
          assertThat(page.isDisabled()).isFalse();
        });
  }

  @Test
  void pages_that_left_are_forgotten() throws Exception {
    ReferenceQueue<Region> gone = new ReferenceQueue<>();
    List<WeakReference<Region>> pages = new ArrayList<>();
    // In a window, as in the street: a scene that is never shown keeps its dirty nodes.
    KioskStage kiosk =
        Fx.on(
            () ->
                new KioskStage(
                    new Stage(),
                    KioskStage.Window.half(),
                    Samples.HALL,
                    Samples.CLOCK,
                    Look.standard(),
                    Router.ThemeChoice.BY_SUN,
                    touches::add));
    Fx.run(kiosk::open);
    Router router = kiosk.router();
    List<Screen> night = List.copyOf(Samples.all().values());
    for (int visit = 0; visit < 200; visit++) {
      Screen screen = night.get(visit % night.size());
      Fx.run(
          () -> {
            router.show(screen);
            router.host().applyCss();
            pages.add(new WeakReference<>((Region) router.host().getChildren().getFirst(), gone));
          });
    }
    // Another page than the last visited: one that is filled anew stays, and rightly.
    Fx.run(() -> router.show(new Screen.Notice("call", "")));
    Fx.run(() -> router.show(night.getFirst()));
    int cleared = 0;
    for (int turn = 0; turn < 60 && cleared < pages.size(); turn++) {
      System.gc();
      // A pulse lets the toolkit drop what it keeps of the last frame.
      Fx.run(() -> router.host().requestLayout());
      for (Optional<?> one = Optional.ofNullable(gone.remove(100)); one.isPresent(); one = Optional.ofNullable(gone.poll())) {
        cleared++;
      }
    }
    List<String> names = List.copyOf(Samples.all().keySet());
    List<String> left = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).get() != null) {
        left.add(names.get(i % names.size()));
      }
    }
    assertThat(left).as("pages still reachable of " + pages.size()).isEmpty();
    Fx.run(kiosk::close);
  }
}
