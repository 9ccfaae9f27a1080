package org.hall24.kiosk.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The five requests we make (RFC 8011, 4.2 and 4.3), each with the attributes its operation wants in the order it wants them. */
final class IppRequests {
  /** Nobody's name: a queue shows it to whoever looks. */
  static final String USER = "hall24";

  private final URI printer;
  private final String media;
  private final AtomicInteger next = new AtomicInteger(1);

  IppRequests(URI printer, String media) {
    this.printer = printer;
    this.media = media;
  }

  IppPacket printer() {
    return request(
        Operation.getPrinterAttributes,
        List.of(
            Types.requestedAttributes.of(
                List.of("printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri", "printer-make-and-model"))));
  }

  IppPacket print(String name) {
    AttributeGroup job =
        AttributeGroup.groupOf(Tag.jobAttributes, Types.copies.of(1), Types.media.of(media), Types.sides.of("one-sided"));
    return request(
        Operation.printJob,
        List.of(Types.jobName.of(name), Types.ippAttributeFidelity.of(false), Types.documentFormat.of("application/pdf")),
        job);
  }

  IppPacket job(int id) {
    return request(
        Operation.getJobAttributes,
        List.of(
            Types.jobId.of(id),
            Types.requestedAttributes.of(List.of("job-id", "job-name", "job-state", "job-state-reasons", "job-impressions-completed"))));
  }

  IppPacket cancel(int id) {
    return request(Operation.cancelJob, List.of(Types.jobId.of(id)));
  }

  /** @param which {@code not-completed} or {@code completed} */
  IppPacket jobs(String which) {
    return request(
        Operation.getJobs,
        List.of(
            Types.limit.of(100),
            Types.requestedAttributes.of(List.of("job-id", "job-name", "job-state", "job-state-reasons", "job-impressions-completed")),
            Types.whichJobs.of(which),
            Types.myJobs.of(true)));
  }

  private IppPacket request(Operation operation, List<? extends com.hp.jipp.encoding.Attribute<?>> more, AttributeGroup... groups) {
    var attributes = new java.util.ArrayList<com.hp.jipp.encoding.Attribute<?>>();
    attributes.add(Types.attributesCharset.of("utf-8"));
    attributes.add(Types.attributesNaturalLanguage.of("en"));
    attributes.add(Types.printerUri.of(printer));
    // A job's number stands directly behind its printer (RFC 8011, 4.3.3.1), and a user behind both.
    int first = !more.isEmpty() && more.getFirst().getName().equals("job-id") ? 1 : 0;
    attributes.addAll(more.subList(0, first));
    attributes.add(Types.requestingUserName.of(USER));
    attributes.addAll(more.subList(first, more.size()));
    var all = new java.util.ArrayList<AttributeGroup>();
    all.add(AttributeGroup.groupOf(Tag.operationAttributes, attributes));
    all.addAll(List.of(groups));
    return new IppPacket(0x0101, operation.getCode(), next.getAndIncrement(), all.toArray(AttributeGroup[]::new));
  }
}
