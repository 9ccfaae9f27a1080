package org.hall24.kiosk.binding;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.template.ApplicationForm;
import org.hall24.kiosk.document.template.ApplicationForm.Field;
import org.hall24.kiosk.document.template.ApplicationForm.Section;
import org.hall24.kiosk.document.template.ApplicationForm.Source;
import org.hall24.kiosk.document.template.ApplicationForm.Words;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.form.FormDefinition;
import org.hall24.kiosk.form.FormDefinition.FieldDefinition;
import org.hall24.kiosk.form.FormDefinition.Kind;
import org.hall24.kiosk.form.FormFilling;
import org.hall24.kiosk.form.Forms;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.FilingDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets what a person answered on the screen as the application form it stands for. */
final class FilledForms {
  private static final Logger LOG = LoggerFactory.getLogger(FilledForms.class);
  private static final ResourceBundle.Control EXACT = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** A longer text takes the whole width of the sheet. */
  private static final int LONG = 18;

  private static final int HALF = 6;
  private static final int WHOLE = 12;

  private final Forms forms;
  private final Documents documents;
  private final Acceptance.Site site;
  private final ZoneId zone;

  FilledForms(Forms forms, Documents documents, Acceptance.Site site, ZoneId zone) {
    this.forms = forms;
    this.documents = documents;
    this.site = site;
    this.zone = zone;
  }

  /**
   * The form.
   *
   * @param number by which it is known: the acceptance number, or the key of a filing that has none yet
   * @param handedIn the originals that go with it
   * @return nothing when it could not be made; the log says why, without what the person wrote
   */
  Optional<byte[]> pdf(String number, FilingDraft draft, List<String> handedIn, Instant filledAt, PaperLanguage language) {
    try {
      ApplicationForm.Filled filled = filled(number, draft, handedIn, filledAt);
      return switch (documents.render(ApplicationForm.TEMPLATE, ApplicationForm.data(filled, site), language)) {
        case Rendering.Made made -> Optional.of(made.pdf());
        case Rendering refused -> {
          LOG.error("event=document.failed template={} why={}", ApplicationForm.TEMPLATE, refused);
          yield Optional.empty();
        }
      };
    } catch (RuntimeException e) {
      LOG.error("event=document.failed template={} cause={}", ApplicationForm.TEMPLATE, e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** What stands on the form. */
  ApplicationForm.Filled filled(String number, FilingDraft draft, List<String> handedIn, Instant filledAt) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section(words("form.applicant"), applicant(draft.applicant())));
    Words title = new Words("", "");
    List<Field> fields = new ArrayList<>();
    for (FormDefinition.Page page : forms.of(draft.item()).pages()) {
      if (title.zh().isEmpty() || page.titled()) {
        close(sections, title, fields);
        title = new Words(page.titleZh(), page.titleEn());
      }
      page.fields().stream()
          .filter(field -> field.kind() != Kind.FIXED && draft.answers().containsKey(field.key()))
          .map(field -> answer(field, draft))
          .forEach(fields::add);
    }
    close(sections, title, fields);
    List<Words> agreed =
        draft.consents().stream()
            .filter(consent -> consent.answer().equals("given") && bundle(PaperLanguage.ZH).containsKey("form.agreed." + consent.kind()))
            .map(consent -> words("form.agreed." + consent.kind()))
            .distinct()
            .toList();
    return new ApplicationForm.Filled(number, draft.item(), filledAt.atZone(zone), sections, handedIn, agreed, draft.faceMatched());
  }

  /** Short answers stand side by side, before the long ones, so that a form fills one sheet. */
  private static void close(List<Section> sections, Words title, List<Field> fields) {
    if (!fields.isEmpty()) {
      sections.add(new Section(title, fields.stream().sorted(Comparator.comparingInt(Field::span)).toList()));
      fields.clear();
    }
  }

  private static List<Field> applicant(Applicant person) {
    List<Field> fields = new ArrayList<>();
    fields.add(fromCard("form.name", same(person.name()), HALF));
    fields.add(fromCard("form.sex", words("form.sex." + person.sex().name().toLowerCase(Locale.ROOT)), HALF / 2));
    fields.add(fromCard("form.born", same(person.birthDate().map(Object::toString).orElse("-")), HALF / 2));
    if (!person.paper().nameLatin().isEmpty()) {
      fields.add(fromCard("form.nameLatin", same(person.paper().nameLatin()), HALF));
    }
    if (!person.paper().country().isEmpty()) {
      fields.add(fromCard("form.nationality", new Words(person.paper().country(), person.paper().nationality()), HALF));
    }
    fields.add(fromCard("form.number", same(person.number()), HALF));
    if (!person.paper().permitNumber().isEmpty()) {
      fields.add(fromCard("form.permit", same(person.paper().permitNumber()), HALF));
    }
    if (!person.address().isEmpty()) {
      fields.add(fromCard("form.address", same(person.address()), WHOLE));
    }
    return fields;
  }

  private static Field fromCard(String label, Words value, int span) {
    return new Field(words(label), value, Source.CARD, span);
  }

  private static Field answer(FieldDefinition field, FilingDraft draft) {
    String given = draft.answers().getOrDefault(field.key(), "");
    boolean ofCard = field.from().isPresent() && !given.isEmpty() && given.equals(draft.applicant().address());
    Words value = given.isBlank() ? words("form.empty") : chosen(field, draft, given);
    return new Field(
        new Words(field.labelZh(), field.labelEn()), value, ofCard ? Source.CARD : Source.TYPED, given.length() > LONG ? WHOLE : HALF);
  }

  private static Words chosen(FieldDefinition field, FilingDraft draft, String given) {
    return FormFilling.choices(field, draft.item()).stream()
        .filter(choice -> choice.value().equals(given))
        .findFirst()
        .map(choice -> new Words(choice.labelZh(), choice.labelEn()))
        .orElseGet(() -> same(given));
  }

  private static Words same(String text) {
    return new Words(text, text);
  }

  private static Words words(String key) {
    return new Words(bundle(PaperLanguage.ZH).getString(key), bundle(PaperLanguage.EN).getString(key));
  }

  private static ResourceBundle bundle(PaperLanguage language) {
    return ResourceBundle.getBundle("org.hall24.kiosk.document.words", language.locale(), EXACT);
  }

  /** The letters a number of a document may have. */
  static String number(String key) {
    return key.toUpperCase(Locale.ROOT);
  }
}
