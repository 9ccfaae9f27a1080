package org.hall24.kiosk.demo.hall;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.hall24.kiosk.demo.kiosk.Places;
import org.hall24.kiosk.demo.people.DemoPapers;
import org.hall24.kiosk.demo.people.DemoPerson;

/**
 * The window beside the kiosk: the hall with its people, its cabinet, its printer slot, its cables and its mains switch. It
 * does to the emulated devices what a body does to the real ones, and nothing to the kiosk.
 */
public final class HallPanel {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final long REFRESH_NANOS = 200_000_000L;
  private static final int COLUMNS = 4;

  private final HallWorld world;
  private final ZoneId zone;
  private final Label clock = styled(new Label(), "hall-clock");
  private final Map<String, VBox> people = new LinkedHashMap<>();
  private final Map<String, Button> cardButtons = new LinkedHashMap<>();
  private final Map<String, Button> faceButtons = new LinkedHashMap<>();
  private final Map<Integer, Door> doors = new LinkedHashMap<>();
  private final Map<String, Circle> lamps = new LinkedHashMap<>();
  private final Map<String, Button> cables = new LinkedHashMap<>();
  private final ImageView receipt = new ImageView();
  private final Label receiptNote = styled(new Label(), "soft");
  private final Button network = new Button();
  private final Button power = styled(new Button(), "stop");
  private final Label doorNote = styled(new Label(), "soft");
  private int shownReceipts = -1;

  private record Door(VBox box, Label inside) {}

  private HallPanel(HallWorld world, ZoneId zone) {
    this.world = world;
    this.zone = zone;
  }

  private void show(Stage stage, Runnable closed) {
    BorderPane root = new BorderPane();
    root.setPadding(new Insets(16));
    Label title = styled(new Label("演示大厅 · Demo hall"), "hall-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button night = new Button("夜里 22:40");
    night.setOnAction(e -> act(() -> world.setClock(at(LocalTime.of(22, 40), 0))));
    Button morning = new Button("早上 08:30");
    morning.setOnAction(e -> act(() -> world.setClock(at(LocalTime.of(8, 30), 1))));
    HBox head = new HBox(12, title, space, night, morning, clock);
    head.setAlignment(Pos.CENTER_LEFT);
    root.setTop(head);

    HBox middle = new HBox(20, peopleColumn(), cabinetColumn(), receiptColumn());
    middle.setPadding(new Insets(8, 0, 0, 0));
    root.setCenter(middle);

    Rectangle2D place = Places.on(Screen.getPrimary().getVisualBounds()).panel();
    Scene scene = new Scene(new Fitted(root));
    scene.getStylesheets().add(Objects.requireNonNull(HallPanel.class.getResource("/org/hall24/kiosk/demo/panel.css")).toExternalForm());
    stage.setTitle("Hall24 · 演示大厅");
    stage.setScene(scene);
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setOnHidden(e -> closed.run());
    stage.show();
    new AnimationTimer() {
      private long last;

      @Override
      public void handle(long now) {
        if (now - last >= REFRESH_NANOS) {
          last = now;
          refresh();
        }
      }
    }.start();
  }

  /**
   * Starts the toolkit with the panel as its only window; returns at once.
   *
   * @param closed told when the window was closed
   */
  public static void open(HallWorld world, ZoneId zone, Runnable closed) {
    Platform.startup(
        () -> {
          for (String weight : List.of("Regular", "Medium", "Bold")) {
            Font.loadFont(HallPanel.class.getResourceAsStream("/org/hall24/kiosk/font/NotoSansSC-" + weight + ".ttf"), 15);
          }
          new HallPanel(world, zone).show(new Stage(), closed);
        });
  }

  private Node peopleColumn() {
    VBox column = new VBox(8, styled(new Label("谁在大厅里 · People"), "section"));
    for (DemoPerson person : DemoPerson.everybody()) {
      ImageView face = new ImageView(image(person.portrait().draw()));
      face.setFitWidth(52);
      face.setFitHeight(64);
      Label name = new Label(person.name());
      name.setStyle("-fx-font-weight: bold; -fx-font-size: 17px;");
      Button card = new Button();
      Button stand = new Button();
      card.setOnAction(e -> act(() -> layOrLift(person)));
      stand.setOnAction(e -> act(() -> standOrLeave(person)));
      cardButtons.put(person.id(), card);
      faceButtons.put(person.id(), stand);
      HBox buttons = new HBox(8, card, stand);
      VBox words = new VBox(5, new HBox(8, name, styled(new Label(person.roleZh()), "soft")), buttons);
      VBox box = styled(new VBox(new HBox(14, face, words)), "panel-card");
      people.put(person.id(), box);
      column.getChildren().add(box);
    }
    HBox papers = new HBox(8);
    for (DemoPapers paper : DemoPapers.all()) {
      Button show = new Button(paper.labelZh());
      show.setOnAction(e -> act(() -> world.showPaper(paper.id())));
      papers.getChildren().add(show);
    }
    column.getChildren().addAll(styled(new Label("扫一扫 · To the scanner"), "section"), styled(new VBox(papers), "panel-card"));
    column.setMinWidth(Region.USE_PREF_SIZE);
    return column;
  }

  private Node cables() {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(5);
    int row = 0;
    for (Map.Entry<String, String> device : HallWorld.DEVICES.entrySet()) {
      Circle lamp = new Circle(6);
      Button cable = new Button();
      cable.setOnAction(e -> act(() -> pullOrPlug(device.getKey())));
      lamps.put(device.getKey(), lamp);
      cables.put(device.getKey(), cable);
      grid.addRow(row++, lamp, new Label(device.getValue()), cable);
    }
    Circle networkLamp = new Circle(6);
    lamps.put("network", networkLamp);
    network.setOnAction(e -> act(() -> cutOrMend()));
    grid.addRow(row++, networkLamp, new Label("网络 · Network"), network);
    Circle powerLamp = new Circle(6);
    lamps.put("power", powerLamp);
    power.setOnAction(e -> act(() -> powerOnOrOff()));
    grid.addRow(row, powerLamp, new Label("电源 · Power"), power);
    return styled(new VBox(grid), "panel-card");
  }

  private Node cabinetColumn() {
    GridPane grid = styled(new GridPane(), "cabinet");
    grid.setHgap(9);
    grid.setVgap(9);
    for (int cell = 1; cell <= HallWorld.CELLS; cell++) {
      int number = cell;
      Label inside = styled(new Label(), "inside");
      VBox box = styled(new VBox(2, styled(new Label("%02d".formatted(cell)), "number"), inside), "door");
      box.setAlignment(Pos.CENTER);
      box.setOnMouseClicked(e -> act(() -> touchDoor(number, e.getClickCount() > 1)));
      doors.put(cell, new Door(box, inside));
      grid.add(box, (cell - 1) % COLUMNS, (cell - 1) / COLUMNS);
    }
    doorNote.setWrapText(true);
    doorNote.setMaxWidth(320);
    Label how = styled(new Label("门开着时：点一下放纸或取纸，点两下关门\nOpen door: click for paper, double-click to close"), "soft");
    VBox column =
        new VBox(
            8, styled(new Label("柜子 · Cabinet"), "section"), grid, how, doorNote,
            styled(new Label("电与线 · Power and cables"), "section"), cables());
    column.setMinWidth(Region.USE_PREF_SIZE);
    return column;
  }

  private Node receiptColumn() {
    ScrollPane scroll = new ScrollPane(styled(new StackPane(receipt), "receipt-strip"));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    receipt.setPreserveRatio(true);
    receipt.setFitWidth(240);
    Button tear = styled(new Button("撕下回执 · Tear off"), "go");
    tear.setOnAction(e -> act(world::tearReceipt));
    tear.setMaxWidth(Double.MAX_VALUE);
    VBox column = new VBox(10, styled(new Label("回执出口 · Receipt slot"), "section"), scroll, tear, receiptNote);
    column.setMinWidth(280);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  /** All of a panel at once: drawn smaller where the window is smaller than it needs. */
  private static final class Fitted extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1);

    Fitted(Region content) {
      this.content = content;
      content.getTransforms().add(scale);
      getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
      double needsWidth = content.minWidth(-1);
      double k = Math.min(1, Math.min(getWidth() / needsWidth, getHeight() / content.minHeight(-1)));
      scale.setX(k);
      scale.setY(k);
      content.resizeRelocate(0, 0, getWidth() / k, getHeight() / k);
    }
  }

  private void refresh() {
    clock.setText(CLOCK.format(world.now().atZone(zone)));
    Optional<String> laid = world.cardOnReader();
    Optional<String> standing = world.standing();
    people.forEach(
        (id, box) -> {
          boolean here = laid.filter(id::equals).isPresent() || standing.filter(id::equals).isPresent();
          if (here != box.getStyleClass().contains("lit")) {
            if (here) {
              box.getStyleClass().add("lit");
            } else {
              box.getStyleClass().remove("lit");
            }
          }
          text(cardButtons.get(id), laid.filter(id::equals).isPresent() ? "拿起身份证" : "放身份证");
          text(faceButtons.get(id), standing.filter(id::equals).isPresent() ? "走开" : "站到镜头前");
        });
    for (HallWorld.DoorView view : world.doors()) {
      Door door = doors.get(view.cell());
      if (door != null) {
        door.box().pseudoClassStateChanged(OPEN, view.open());
        door.inside().setText(view.paper() ? "▤ 有纸" : view.open() ? "开着" : "");
      }
    }
    HallWorld.DEVICES.keySet().forEach(device -> lamp(device, world.plugged(device), "拔线", "插回"));
    lamp("network", world.networkPlugged(), "断网", "恢复");
    lamp("power", world.powered(), "断电", "上电");
    int printed = world.receiptsPrinted();
    if (printed != shownReceipts) {
      shownReceipts = printed;
      Optional<BufferedImage> strip = world.receiptInSlot();
      receipt.setImage(strip.map(HallPanel::image).orElse(null));
      receiptNote.setText(strip.isPresent() ? "" : "出口是空的 · empty");
    }
  }

  private void lamp(String key, boolean on, String whenOn, String whenOff) {
    Circle lamp = lamps.get(key);
    if (lamp != null) {
      lamp.getStyleClass().setAll(on ? "lamp-on" : "lamp-off");
    }
    Button button = key.equals("network") ? network : key.equals("power") ? power : cables.get(key);
    text(button, on ? whenOn : whenOff);
  }

  private static void text(@org.jspecify.annotations.Nullable Button button, String text) {
    if (button != null && !text.equals(button.getText())) {
      button.setText(text);
    }
  }

  private void layOrLift(DemoPerson person) {
    if (world.cardOnReader().filter(person.id()::equals).isPresent()) {
      world.liftCard();
    } else {
      world.layCard(person.id());
    }
  }

  private void standOrLeave(DemoPerson person) {
    if (world.standing().filter(person.id()::equals).isPresent()) {
      world.leaveFace();
    } else {
      world.standBeforeFace(person.id());
    }
  }

  private void pullOrPlug(String device) throws Exception {
    if (world.plugged(device)) {
      world.pullCable(device);
    } else {
      world.plugCable(device);
    }
  }

  private void cutOrMend() throws Exception {
    if (world.networkPlugged()) {
      world.cutNetwork();
    } else {
      world.mendNetwork();
    }
  }

  private void powerOnOrOff() throws Exception {
    if (world.powered()) {
      world.powerOff();
    } else {
      world.powerOn();
    }
  }

  private void touchDoor(int cell, boolean twice) {
    HallWorld.DoorView door = world.doors().get(cell - 1);
    if (!door.open()) {
      return;
    }
    if (twice) {
      world.closeDoor(cell);
    } else if (door.paper()) {
      world.takePaper(cell);
    } else {
      world.putPaper(cell);
    }
  }

  private Instant at(LocalTime time, int daysLater) {
    LocalDate today = world.now().atZone(zone).toLocalDate();
    return ZonedDateTime.of(today.plusDays(daysLater), time, zone).toInstant();
  }

  /** What a body does takes a moment; the window does not wait for it. */
  private void act(Act act) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                act.run();
              } catch (Exception e) {
                Platform.runLater(() -> doorNote.setText(String.valueOf(e.getMessage())));
              }
            });
  }

  @FunctionalInterface
  private interface Act {
    void run() throws Exception;
  }

  private static <T extends Node> T styled(T node, String styleClass) {
    node.getStyleClass().add(styleClass);
    return node;
  }

  private static Image image(BufferedImage from) {
    WritableImage to = new WritableImage(from.getWidth(), from.getHeight());
    int[] pixels = from.getRGB(0, 0, from.getWidth(), from.getHeight(), null, 0, from.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= 0xFF000000;
    }
    to.getPixelWriter().setPixels(0, 0, from.getWidth(), from.getHeight(), PixelFormat.getIntArgbInstance(), pixels, 0, from.getWidth());
    return to;
  }
}
