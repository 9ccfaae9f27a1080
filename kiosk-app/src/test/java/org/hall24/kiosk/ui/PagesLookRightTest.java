package org.hall24.kiosk.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Language;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesLookRightTest {

  /** Where pictures of every page are left for a person to look at. */
  private static final Path PICTURES = Path.of("target", "pictures");

  private static Look look(Language language, Theme theme, TextSize size) {
    return Look.standard().withLanguage(language).withTheme(theme).withTextSize(size).withMotion(false);
  }

  /** Shows every screen one after another on one panel, as a night does, and looks at each. */
  private static List<String> findings(Look look) throws Exception {
    List<String> findings = new ArrayList<>();
    Router panel = Fx.on(() -> Pictures.stage(new Screen.Home(Samples.hall(false)), Samples.HALL, Samples.CLOCK, look));
    for (Map.Entry<String, Screen> sample : Samples.all().entrySet()) {
      findings.addAll(
          Fx.on(
              () -> {
                panel.wear(look);
                panel.show(sample.getValue());
                Pictures.lay(panel.host());
                return Inspector.inspect(panel.host()).stream().map(f -> sample.getKey() + ": " + f).toList();
              }));
    }
    Fx.run(panel::close);
    return findings;
  }

  @ParameterizedTest
  @EnumSource(TextSize.class)
  void nothing_is_cut_or_too_near_in_chinese(TextSize size) throws Exception {
    assertThat(findings(look(Language.ZH, Theme.DAY, size))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TextSize.class)
  void nothing_is_cut_or_too_near_in_english(TextSize size) throws Exception {
    assertThat(findings(look(Language.EN, Theme.NIGHT, size))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TextSize.class)
  void nothing_is_cut_or_too_near_in_low_reach_and_high_contrast(TextSize size) throws Exception {
    assertThat(findings(look(Language.EN, Theme.CONTRAST, size).withLowReach(true))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = TextSize.class,
      names = {"STANDARD", "LARGEST"})
  void nothing_is_cut_or_too_near_in_low_reach_in_chinese(TextSize size) throws Exception {
    assertThat(findings(look(Language.ZH, Theme.NIGHT, size).withLowReach(true))).isEmpty();
  }

  /** A way that counts the same must be in sight with the face, not below the fold; so must the notice that says so in full. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void every_way_to_show_who_one_is_stands_in_sight(Language language) throws Exception {
    Look look = look(language, Theme.DAY, TextSize.STANDARD);
    for (String page : List.of("06-identity", "06-identity-no-PHOTO", "06-identity-passport", "22-proof")) {
      boolean folded =
          Fx.on(
              () -> {
                Router panel = Pictures.stage(requireNonNull(Samples.all().get(page), page), Samples.HALL, Samples.CLOCK, look);
                Pictures.lay(panel.host());
                boolean more = panel.host().lookupAll("#more").stream().anyMatch(Node::isVisible);
                panel.close();
                return more;
              });
      assertThat(folded).as(page).isFalse();
    }
  }

  /** The other looks are written by {@link Gallery}. */
  @Test
  void a_picture_of_every_page_is_left_to_look_at() throws Exception {
    Look look = look(Language.ZH, Theme.DAY, TextSize.STANDARD);
    for (Map.Entry<String, Screen> sample : Samples.all().entrySet()) {
      Path file = PICTURES.resolve("zh-day-standard").resolve(sample.getKey() + ".png");
      Fx.on(
          () -> {
            Pictures.write(file, sample.getValue(), Samples.HALL, Samples.CLOCK, look);
            return 0;
          });
      assertThat(file).isNotEmptyFile();
    }
  }
}
