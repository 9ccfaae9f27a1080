package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.hall24.kiosk.catalogue.PaperNames;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.Acceptance;

/** An acceptance as data of the template {@code acceptance-slip}. */
public final class AcceptanceSlip {
  /** The template's name. */
  public static final String TEMPLATE = "acceptance-slip";

  private AcceptanceSlip() {}

  /** The data. Working days stand in them only where the catalogue lets us promise them. */
  public static ObjectNode data(Acceptance acceptance) {
    ServiceItem service = acceptance.service();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("acceptanceNo", acceptance.acceptanceNo());
    data.putObject("service").put("code", service.code()).set("name", words(service.nameZh(), service.nameEn()));
    data.set("department", words(service.departmentZh(), service.departmentEn()));
    data.putObject("applicant").put("name", acceptance.applicant().name()).put("number", acceptance.applicant().number());
    data.put("acceptedAt", time(acceptance.acceptedAt()));
    data.set("site", site(acceptance.site()));
    acceptance
        .handedOver()
        .ifPresent(handed -> data.putObject("handedOver").put("cell", handed.cell()).set("papers", papers(handed.papers())));
    acceptance.courierAt().ifPresent(at -> data.put("courierAt", time(at)));
    if (service.daysKnown() && service.workingDays() > 0) {
      data.put("workingDays", service.workingDays());
    }
    ArrayNode result = data.putArray("result");
    service.delivery().forEach(way -> result.add(way.name().toLowerCase(Locale.ROOT)));
    data.put("offline", acceptance.offline());
    return data;
  }

  /** A text in both languages. */
  static ObjectNode words(String zh, String en) {
    return JsonNodeFactory.instance.objectNode().put("zh", zh).put("en", en);
  }

  /** Papers by the names that stand on them, with what an English page calls them. */
  static ArrayNode papers(List<String> names) {
    ArrayNode papers = JsonNodeFactory.instance.arrayNode();
    PaperNames english = PaperNames.shipped();
    names.forEach(name -> papers.add(words(name, english.onEnglishPage(name))));
    return papers;
  }

  static ObjectNode site(Acceptance.Site site) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("kiosk", site.kiosk());
    node.set("name", words(site.nameZh(), site.nameEn()));
    return node;
  }

  /** RFC 3339, to the second, with the offset of the place. */
  static String time(ZonedDateTime at) {
    return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).format(at);
  }
}
