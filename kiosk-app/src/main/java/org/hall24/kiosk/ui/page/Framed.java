package org.hall24.kiosk.ui.page;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/**
 * A page within the frame that is filled anew from each screen; the focus stays on the node of the same id.
 *
 * @param <S> the kind of screen it shows
 */
abstract class Framed<S extends Screen> implements Page {

  private final Class<S> kind;
  private final Tidy tidy = new Tidy();
  private final Tidy filling = new Tidy();
  protected final Context context;
  protected final Frame frame;
  protected final Parts parts;
  protected final Words words;

  Framed(Context context, Class<S> kind) {
    this.context = context;
    this.kind = kind;
    this.parts = context.parts();
    this.words = context.words();
    this.frame = new Frame(context, tidy);
  }

  /** Fills the frame with a screen; what it starts is closed by {@code filling}. */
  abstract void fill(S screen, Tidy filling);

  /** Shows the first screen; to be called once by the maker of the page. */
  final Page begin(S screen) {
    fill(screen, filling);
    return this;
  }

  @Override
  public final Region root() {
    return frame.root();
  }

  @Override
  public final boolean update(Screen next) {
    if (!kind.isInstance(next)) {
      return false;
    }
    change(kind.cast(next), filling);
    return true;
  }

  /** Shows the next screen of this kind; a page that is typed into overrides this. */
  void change(S next, Tidy filling) {
    Node owner = root().getScene() == null ? null : root().getScene().getFocusOwner();
    String focused = owner == null ? null : owner.getId();
    filling.close();
    frame.clear();
    fill(next, filling);
    Node again = focused == null ? null : root().lookup("#" + focused);
    if (again != null) {
      again.requestFocus();
    }
  }

  @Override
  public void close() {
    filling.close();
    tidy.close();
  }

  final Runnable send(Touch touch) {
    return context.touch(touch);
  }

  final Button back() {
    Button back = parts.button(Ids.BACK, Icon.BACK, words.get("back"), send(new Touch.Back()));
    back.setMinWidth(Region.USE_PREF_SIZE);
    return back;
  }

  final Button goOn(String words) {
    return Parts.wide(parts.goOn(Ids.GO_ON, words, send(new Touch.GoOn())));
  }

  final void actions(Node... nodes) {
    frame.actions(List.of(nodes));
  }

  final String service(org.hall24.kiosk.catalogue.ServiceItem item) {
    return words.language().pick(item.nameZh(), item.nameEn());
  }
}
