package org.hall24.kiosk.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.Field;
import org.hall24.kiosk.journey.Screen.FieldKind;
import org.hall24.kiosk.journey.Screen.Option;

/** Fields of every kind, filled in by invented people. */
final class FormSamples {
  private FormSamples() {}

  static Field field(String key, String zh, String en, FieldKind kind, String value, String source) {
    return new Field(
        key, zh, en, kind, value, source, true, List.of(), List.of(), Optional.empty(), Optional.empty(), "");
  }

  static List<Field> nurseForm(String error) {
    return List.of(
        field("name", "姓名", "Name", FieldKind.FIXED, "王 晓 兰", "card"),
        field("licence", "护士执业证书编号", "Licence number", FieldKind.DIGITS, "201411002236", "last"),
        new Field(
            "employer",
            "新单位",
            "New employer",
            FieldKind.TEXT,
            "首都医科大学附属北京朝阳医院",
            "",
            true,
            List.of("首都医科大学附属北京朝阳医院（石景山院区）", "首都医科大学附属北京朝阳医院（常营院区）"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            ""),
        new Field(
            "from",
            "从哪天开始",
            "Starting on",
            FieldKind.DATE,
            "2026-12-01",
            "",
            true,
            List.of(),
            List.of(),
            Optional.of(LocalDate.of(2026, 11, 23)),
            Optional.of(LocalDate.of(2026, 12, 22)),
            error));
  }

  /** The first page as the holder of a card without address, with a long Latin name, sees it. */
  static List<Field> foreignersForm() {
    return List.of(
        field("name", "姓名", "Name", FieldKind.FIXED, "莫妮卡", "card"),
        field("nameLatin", "外文姓名", "Name in Latin letters", FieldKind.FIXED, "MUSTERMANN-BEISPIEL, MONIKA ELISABETH", "card"),
        field("nationality", "国籍", "Nationality", FieldKind.FIXED, "德国", "card"),
        field("idNumber", "证件号码", "ID number", FieldKind.FIXED, "9112**********0020", "card"),
        field("address", "收件地址", "Address", FieldKind.TEXT, "", ""));
  }

  static List<Field> choiceForm() {
    return List.of(
        new Field(
            "result",
            "结果怎么拿",
            "How to receive the result",
            FieldKind.CHOICE,
            "ems",
            "",
            true,
            List.of(),
            List.of(new Option("ems", "EMS 寄到家", "By EMS to my door"), new Option("locker", "到柜子取", "From a locker")),
            Optional.empty(),
            Optional.empty(),
            ""),
        field("phone", "手机号", "Mobile number", FieldKind.DIGITS, "", ""),
        new Field(
            "note",
            "还想说的",
            "Anything else",
            FieldKind.TEXT,
            "",
            "",
            false,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "too-long"));
  }
}
