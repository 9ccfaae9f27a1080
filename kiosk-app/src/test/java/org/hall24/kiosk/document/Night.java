package org.hall24.kiosk.document;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.catalogue.ServiceItem.Material;
import org.hall24.kiosk.document.template.HandoverManifest;

/** One evening's acceptance, as the papers are given it. */
final class Night {
  static final ServiceItem NURSE =
      new ServiceItem(
          "hlth-002",
          "护士执业变更注册",
          "Nurse practice registration: change of practice place",
          "卫生健康委员会",
          "Health Commission",
          ServiceItem.Audience.INDIVIDUAL,
          "职业资格",
          ServiceItem.Mode.REVIEW,
          7,
          true,
          true,
          "护士执业证书",
          List.of(Delivery.LOCKER, Delivery.EMS),
          List.of(new Material("护士变更注册申请审核表", false), new Material("护士执业证书", true)));

  private Night() {}

  static Acceptance deposited() {
    return with(NURSE, "王秀英", true);
  }

  static Acceptance with(ServiceItem service, String name, boolean offline) {
    return new Acceptance(
        "SJS 2611 2224 0173",
        service,
        new Acceptance.Applicant(name, "11010119900307002X"),
        ZonedDateTime.parse("2026-11-22T22:41:05+08:00[Asia/Shanghai]"),
        new Acceptance.Site("SJS-01", "鲁谷街道 · 24 小时政务厅", "Lugu Street · 24-hour Hall"),
        Optional.of(new Acceptance.HandedOver("14", List.of("护士执业证书", "拟聘用证明"))),
        Optional.of(ZonedDateTime.parse("2026-11-23T08:30:00+08:00[Asia/Shanghai]")),
        offline);
  }

  /** The courier's round of the morning after. */
  static HandoverManifest.Round round() {
    ZonedDateTime start = ZonedDateTime.parse("2026-11-23T08:30:12+08:00[Asia/Shanghai]");
    ZonedDateTime evening = start.minusHours(10);
    return new HandoverManifest.Round(
        "courier-7", start, start.plusMinutes(11), "2214-9f3a01c7",
        List.of(
            new HandoverManifest.Item(
                "14", "SJS 2611 2224 0173", NURSE.nameZh(), NURSE.nameEn(), List.of("护士执业证书", "拟聘用证明"), evening,
                Optional.of(start.plusMinutes(2)), HandoverManifest.State.TAKEN),
            new HandoverManifest.Item(
                "03", "SJS 2611 2224 0169", "收养子女入户登记", "Household registration of an adopted child", List.of("收养登记证"), evening,
                Optional.empty(), HandoverManifest.State.MISSING)));
  }

  static ServiceItem daysOnlyPlausible() {
    return new ServiceItem(
        NURSE.code(), NURSE.nameZh(), NURSE.nameEn(), NURSE.departmentZh(), NURSE.departmentEn(), NURSE.audience(),
        NURSE.themeZh(), NURSE.mode(), NURSE.workingDays(), false, true, NURSE.result(), NURSE.delivery(),
        NURSE.materials());
  }

  static KeyPair keys() {
    try {
      // A fresh pair is enough: nothing here hangs on its value.
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
