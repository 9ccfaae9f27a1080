package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.catalogue.ServiceItem;

/** A walk through the machine by hand: touch, report, wait, and look at screen and effects. Time leaps. */
final class Walk {
  static final Knowledge KNOWLEDGE = Knowledge.shipped(ZoneId.of("Asia/Shanghai"));
  static final ServiceItem NURSE = KNOWLEDGE.catalogue().item("hlth-002").orElseThrow();
  static final ServiceItem NO_PAPERS =
      KNOWLEDGE.catalogue().items().stream()
          .filter(item -> item.mode() == ServiceItem.Mode.REVIEW && !item.originalPapers())
          .findFirst()
          .orElseThrow();
  static final String NAME = "王晓兰";
  static final String NUMBER = "11010119900307002X";
  static final String ADDRESS = "北京市石景山区鲁谷路七十四号";
  static final String PHONE = "13800138000";
  static final String NUMBER_GIVEN = "SJS261122240173";
  static final Report.StaffMember COURIER = new Report.StaffMember("courier-1", "李*");

  private final Journey journey;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Object> history = new ArrayList<>();
  private State state;
  private Instant now = Instant.parse("2026-11-22T14:41:00Z");

  private Walk(Knowledge knowledge, Resume resume) {
    journey = new Journey(knowledge);
    Step step = journey.begin(resume, hall(Conditions.allReady(17, 24)), now);
    state = step.state();
    effects.addAll(step.effects());
  }

  static Walk start() {
    return new Walk(KNOWLEDGE, Resume.quiet());
  }

  /** In a hall that gives papers out to their code only. */
  static Walk codeOnly() {
    JourneySettings s = KNOWLEDGE.settings();
    JourneySettings codeOnly =
        new JourneySettings(
            s.idle(), s.warning(), s.done(), s.cleared(), s.face(), s.faceTries(), s.faceStep(), s.faceCooldown(), s.cardLeft(),
            s.doorPatience(), s.deviceLimit(), s.sessionCap(), s.pinDigits(), s.numberPrefix(), s.minimumFaceAge(), s.zone(), s.nightFrom(),
            s.nightTo(), false);
    return new Walk(Knowledge.shipped(codeOnly), Resume.quiet());
  }

  static Walk after(Resume resume) {
    return new Walk(KNOWLEDGE, resume);
  }

  static Hall hall(Conditions conditions) {
    return new Hall(
        "鲁谷街道",
        "Lugu",
        conditions,
        IntStream.range(0, 24).mapToObj(i -> new Hall.Door("%02d".formatted(i + 1), i / 4, i % 4, true)).toList());
  }

  static Applicant applicant() {
    return new Applicant(NAME, Applicant.Sex.FEMALE, LocalDate.of(1990, 3, 7), NUMBER, ADDRESS);
  }

  static StaffScreen.RoundCell cell(String cell, String number) {
    return new StaffScreen.RoundCell(
        cell, number, "护士执业变更注册", "Nurse", List.of("护士执业证书"), Instant.parse("2026-11-22T14:45:00Z"), false);
  }

  Walk on(Event event) {
    Step step = journey.next(state, event, now);
    state = step.state();
    effects.addAll(step.effects());
    history.add(event);
    history.addAll(step.effects());
    return this;
  }

  /** Every event and what it led to, in order. */
  List<Object> history() {
    return history;
  }

  /** Lets time go by in strides of ten seconds. */
  Walk waitUntouched(int seconds) {
    for (int i = 0; i < seconds; i += 10) {
      now = now.plus(Duration.ofSeconds(10));
      on(new Event.Tick());
    }
    return this;
  }

  Walk touch(Touch... touches) {
    for (Touch touch : touches) {
      on(new Event.Touched(touch));
    }
    return this;
  }

  /** The hall with these ways beside the face. */
  Walk ways(Hall.Ways ways) {
    Hall all = hall(Conditions.allReady(17, 24));
    return on(new Event.HallChanged(new Hall(all.nameZh(), all.nameEn(), all.conditions(), all.cabinet(), ways)));
  }

  Walk conditions(Conditions conditions) {
    return on(new Event.HallChanged(hall(conditions)));
  }

  /** Answers the question asked last, if any was. */
  Walk report(Report... reports) {
    for (Report report : reports) {
      if (effects(Effect.Asking.class).isEmpty()) {
        return this;
      }
      on(new Event.Reported(ticket(), report));
    }
    return this;
  }

  /** Lets seconds go by, with a tick each. */
  Walk wait(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plus(Duration.ofSeconds(1));
      on(new Event.Tick());
    }
    return this;
  }

  Ticket ticket() {
    return effects.reversed().stream()
        .filter(Effect.Asking.class::isInstance)
        .map(effect -> ((Effect.Asking) effect).ticket())
        .findFirst()
        .orElseThrow();
  }

  Screen screen() {
    return journey.screen(state, now, now);
  }

  State state() {
    return state;
  }

  <S extends Screen> S screen(Class<S> kind) {
    assertThat(screen()).isInstanceOf(kind);
    return kind.cast(screen());
  }

  <E extends Effect> List<E> effects(Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <E extends Effect> E last(Class<E> kind) {
    return effects(kind).getLast();
  }

  // The main path, in legs.

  Walk toCard(ServiceItem item) {
    return touch(
        new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(item), new Touch.GoOn());
  }

  Walk toChoice(ServiceItem item) {
    return toCard(item).report(new Report.CardSays(Screen.CardNote.READING), new Report.CardRead(applicant()));
  }

  Walk fillNurseForm() {
    return touch(
        new Touch.Fill("certificateNumber", "201411002236"),
        new Touch.GoOn(),
        new Touch.Fill("newPlace", "北京大学首钢医院"),
        new Touch.Fill("startDate", "2026-12-01"),
        new Touch.GoOn(),
        new Touch.Fill("delivery", "locker"),
        new Touch.Fill("phone", PHONE),
        new Touch.GoOn());
  }

  Walk toReview() {
    return toChoice(NURSE).touch(new Touch.WithoutFace()).fillNurseForm();
  }

  Walk toFiled() {
    return toReview().touch(new Touch.GoOn()).report(new Report.Filed(NUMBER_GIVEN, "H24:" + NUMBER_GIVEN));
  }

  Walk toDoorOpen() {
    return toFiled().report(new Report.CellChosen("14"), new Report.DoorOpened("14"));
  }

  Walk toClosed() {
    return toDoorOpen().report(new Report.DoorClosed("14"), new Report.DepositRecorded("14", "H24:14"));
  }

  Walk toDone() {
    return toClosed().touch(new Touch.GoOn());
  }

  Walk toPin() {
    return touch(new Touch.Staff()).report(new Report.StaffRead(COURIER));
  }

  Walk typePin() {
    for (int digit = 1; digit <= 6; digit++) {
      touch(new Touch.Digit(digit));
    }
    return this;
  }

  Walk toRound() {
    return toPin().typePin().report(new Report.PinRight(List.of(cell("14", NUMBER_GIVEN), cell("03", "SJS2"))));
  }

  Walk toConfirm() {
    return toRound().touch(new Touch.OpenCell("14")).report(new Report.DoorOpened("14"), new Report.DoorClosed("14"));
  }
}
