package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hall24.kiosk.catalogue.PaperNames;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Row;
import org.hall24.receipt.Receipt.Style;

/**
 * A certificate that an office granted with a decision: as data of the template {@code certificate}, or on receipt paper where
 * there is no A4 printer. It names its holder in full: it is made for nobody else.
 *
 * @param number by which the office knows it
 * @param name what it is, in Chinese
 * @param text what it certifies, as the office wrote it; empty for the plain sentence that the application was granted
 * @param service what was applied for
 * @param issuedAt in the time of the place
 */
public record Certificate(
    String number, String name, String text, Optional<LocalDate> validUntil, ServiceItem service, String acceptanceNo, Holder holder,
    ZonedDateTime issuedAt, Acceptance.Site site) {
  /** The template's name. */
  public static final String TEMPLATE = "certificate";

  private static final Style CENTRED = Style.PLAIN.at(Align.CENTRE);
  private static final Style TITLE = CENTRED.sized(2, 2).strong();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  /** The person of the card. */
  public record Holder(String name, String number) {

    /** Nothing of the person. */
    @Override
    public String toString() {
      return "Holder[•••]";
    }
  }

  /** The data of the template. */
  public ObjectNode data() {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("certificateNo", number);
    data.putObject("certificate").set("name", AcceptanceSlip.words(name, englishName()));
    data.set("authority", AcceptanceSlip.words(service.departmentZh(), service.departmentEn()));
    data.putObject("holder").put("name", holder.name()).put("number", holder.number());
    data.set("statement", AcceptanceSlip.words(said(PaperLanguage.ZH), said(PaperLanguage.EN)));
    ArrayNode facts = data.putArray("facts");
    fact(facts, "service", service.nameZh(), service.nameEn());
    fact(facts, "number", acceptanceNo, acceptanceNo);
    validUntil.ifPresent(day -> data.put("validUntil", DAY.format(day)));
    data.put("issuedAt", AcceptanceSlip.time(issuedAt));
    data.set("site", AcceptanceSlip.site(site));
    return data;
  }

  private static void fact(ArrayNode facts, String key, String zh, String en) {
    ObjectNode fact = facts.addObject();
    fact.set("label", AcceptanceSlip.words(words(PaperLanguage.ZH).getString(key), words(PaperLanguage.EN).getString(key)));
    fact.set("value", AcceptanceSlip.words(zh, en));
  }

  /**
   * The same on receipt paper. Its code carries this machine's signature over every word above it.
   *
   * @param signer of this machine
   */
  public Receipt receipt(PaperLanguage language, StatementSigner signer) {
    ResourceBundle words = words(language);
    boolean chinese = language == PaperLanguage.ZH;
    List<String> head = new ArrayList<>(List.of(chinese ? service.departmentZh() : service.departmentEn(), name));
    PaperNames.shipped().english(name).filter(english -> !chinese).ifPresent(head::add);
    List<Row> rows =
        List.of(
            new Row(words.getString("form.name"), holder.name(), true),
            new Row(words.getString("form.number"), holder.number(), true),
            new Row(words.getString("service"), chinese ? service.nameZh() : service.nameEn(), false),
            new Row(words.getString("number"), acceptanceNo, false));
    List<Row> foot = new ArrayList<>();
    foot.add(new Row(words.getString("certificate.no"), number, false));
    foot.add(new Row(words.getString("certificate.issued"), DAY.format(issuedAt), false));
    validUntil.ifPresent(day -> foot.add(new Row(words.getString("certificate.until"), DAY.format(day), true)));
    foot.add(new Row(words.getString("machine"), site.kiosk(), false));
    Receipt.Builder receipt = Receipt.builder(number + "-" + issuedAt.toEpochSecond()).text(head.get(0), CENTRED).space(14).text(head.get(1), TITLE);
    head.stream().skip(2).forEach(english -> receipt.space(6).text(english, CENTRED));
    return receipt
        .space(14)
        .rule(true)
        .space(16)
        .add(new Receipt.Table(rows))
        .space(10)
        .rule(false)
        .space(16)
        .text(said(language), Style.PLAIN)
        .space(10)
        .rule(false)
        .space(16)
        .add(new Receipt.Table(foot))
        .space(10)
        .qr(code(head, rows, said(language), foot, signer), 6)
        .space(2)
        .text(words.getString("proof"), CENTRED)
        .space(30)
        .cut();
  }

  private String code(List<String> head, List<Row> rows, String said, List<Row> foot, StatementSigner signer) {
    String all =
        String.join("", head)
            + rows.stream().map(row -> row.key() + row.value()).collect(Collectors.joining())
            + said
            + foot.stream().map(row -> row.key() + row.value()).collect(Collectors.joining());
    DocumentStatement statement =
        new DocumentStatement(
            TEMPLATE, number, site.kiosk(), issuedAt.toInstant(), DocumentStatement.digest(all.replaceAll("\\s", "")));
    return signer.signed(statement.signedPart(signer.keyId()));
  }

  private String said(PaperLanguage language) {
    if (!text.isBlank()) {
      return text;
    }
    return new MessageFormat(words(language).getString("certificate.granted"), language.locale())
        .format(new Object[] {language == PaperLanguage.ZH ? service.nameZh() : service.nameEn()});
  }

  private String englishName() {
    return PaperNames.shipped().onEnglishPage(name);
  }

  private static ResourceBundle words(PaperLanguage language) {
    return ResourceBundle.getBundle(
        "org.hall24.kiosk.document.words",
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "Certificate[" + number + "]";
  }
}
