package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.Acceptance;

/** A form as its applicant filled it in, as data of the template {@code application-form}. */
public final class ApplicationForm {
  /** The template's name. */
  public static final String TEMPLATE = "application-form";

  private ApplicationForm() {}

  /** A text in both languages. */
  public record Words(String zh, String en) {}

  /** Where a value comes from. */
  public enum Source {
    CARD,
    TYPED
  }

  /**
   * An answer.
   *
   * @param span how many of twelve columns it takes
   */
  public record Field(Words label, Words value, Source source, int span) {

    /** Without the value, which is the person's. */
    @Override
    public String toString() {
      return "Field[" + label.en() + "]";
    }
  }

  /** Answers under one title; at least one. */
  public record Section(Words title, List<Field> fields) {
    public Section {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A filled form.
   *
   * @param number by which it is known: capital letters, digits, hyphens and spaces, at most 40
   * @param originals handed in with it, by the names that stand on them
   * @param agreed what the applicant agreed to, as whole sentences
   * @param faceMatched whether the applicant's face was found to be that of the card
   */
  public record Filled(
      String number,
      ServiceItem service,
      ZonedDateTime filledAt,
      List<Section> sections,
      List<String> originals,
      List<Words> agreed,
      boolean faceMatched) {
    public Filled {
      sections = List.copyOf(sections);
      originals = List.copyOf(originals);
      agreed = List.copyOf(agreed);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
      return "Filled[" + service.code() + "]";
    }
  }

  /** The data. */
  public static ObjectNode data(Filled form, Acceptance.Site site) {
    ServiceItem service = form.service();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("acceptanceNo", form.number());
    data.putObject("service").put("code", service.code()).set("name", AcceptanceSlip.words(service.nameZh(), service.nameEn()));
    data.set("department", AcceptanceSlip.words(service.departmentZh(), service.departmentEn()));
    data.put("acceptedAt", AcceptanceSlip.time(form.filledAt()));
    data.set("site", AcceptanceSlip.site(site));
    ArrayNode sections = data.putArray("sections");
    for (Section section : form.sections()) {
      ObjectNode node = sections.addObject();
      node.set("title", words(section.title()));
      ArrayNode fields = node.putArray("fields");
      section.fields().forEach(field -> fields.add(data(field)));
    }
    if (!form.originals().isEmpty()) {
      data.set("materials", AcceptanceSlip.papers(form.originals()));
    }
    ArrayNode consents = data.putArray("consents");
    form.agreed().forEach(sentence -> consents.add(words(sentence)));
    data.put("faceMatched", form.faceMatched());
    return data;
  }

  private static ObjectNode data(Field field) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("label", words(field.label()));
    node.set("value", words(field.value()));
    node.put("source", field.source().name().toLowerCase(Locale.ROOT));
    node.put("span", field.span());
    return node;
  }

  private static ObjectNode words(Words words) {
    return AcceptanceSlip.words(words.zh(), words.en());
  }
}
