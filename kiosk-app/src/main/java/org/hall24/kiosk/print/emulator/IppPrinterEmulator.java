package org.hall24.kiosk.print.emulator;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.UriType;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.hall24.link.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * An IPP/1.1 printer on a port of this machine. It prints a job in its own time, keeps what it was given, and counts every
 * request that is not as RFC 8011 wants it.
 */
public final class IppPrinterEmulator implements AutoCloseable {
  private static final String PATH = "/ipp/print";
  private static final UriType DEVICE_URI = new UriType("device-uri");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Ticker ticker;
  private final Duration perJob;
  private final Map<Integer, Job> jobs = new LinkedHashMap<>();
  private final List<String> malformed = new ArrayList<>();
  private IppFaults faults = IppFaults.none();

  private static final class Job {
    final int id;
    final String name;
    final byte[] document;
    JobState state = JobState.processing;
    long since;

    Job(int id, String name, byte[] document, long since) {
      this.id = id;
      this.name = name;
      this.document = document;
      this.since = since;
    }
  }

  /**
   * Starts on a port; 0 finds a free one.
   *
   * @param perJob how long a job takes
   */
  public static IppPrinterEmulator on(InetSocketAddress listen, Ticker ticker, Duration perJob) throws IOException {
    return new IppPrinterEmulator(HttpServer.create(listen, 16), ticker, perJob);
  }

  private IppPrinterEmulator(HttpServer server, Ticker ticker, Duration perJob) {
    this.server = server;
    this.ticker = ticker;
    this.perJob = perJob;
    server.createContext(PATH, this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is asked. */
  public URI uri() {
    return URI.create("ipp://localhost:" + server.getAddress().getPort() + PATH);
  }

  /** Makes something go wrong, or right again. */
  public synchronized void faults(UnaryOperator<IppFaults> change) {
    settle();
    boolean held = faults.holdsJobs();
    faults = change.apply(faults);
    if (held && !faults.holdsJobs()) {
      // What waited begins anew.
      jobs.values().forEach(job -> job.since = ticker.nanos());
    }
  }

  /** The documents that came out on paper, in order. */
  public synchronized List<byte[]> printed() {
    settle();
    return jobs.values().stream().filter(job -> job.state.equals(JobState.completed)).map(job -> job.document).toList();
  }

  /** How many documents were given to it. */
  public synchronized int received() {
    return jobs.size();
  }

  /** Jobs that still might come out. */
  public synchronized long waiting() {
    settle();
    return jobs.values().stream().filter(job -> job.state.equals(JobState.processing)).count();
  }

  /** What was wrong with requests. */
  public synchronized List<String> malformed() {
    return List.copyOf(malformed);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange http) throws IOException {
    byte[] body = http.getRequestBody().readAllBytes();
    if (!"application/ipp".equals(http.getRequestHeaders().getFirst("Content-Type"))) {
      note("content type is not application/ipp");
    }
    IppPacket answer = mute() ? null : answer(body);
    if (answer == null) {
      // Hangs up without a word.
      http.close();
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new IppOutputStream(out).write(answer);
    http.getResponseHeaders().add("Content-Type", "application/ipp");
    http.sendResponseHeaders(200, out.size());
    http.getResponseBody().write(out.toByteArray());
    http.close();
  }

  private synchronized boolean mute() {
    return faults.mute();
  }

  private synchronized void note(String what) {
    malformed.add(what);
  }

  private synchronized @Nullable IppPacket answer(byte[] body) throws IOException {
    // The library reads ahead: the document is behind what its stream has read.
    IppInputStream in = new IppInputStream(new ByteArrayInputStream(body));
    IppPacket request;
    try {
      request = in.readPacket();
    } catch (IOException | RuntimeException e) {
      malformed.add("not IPP");
      return new IppPacket(0x0101, Status.clientErrorBadRequest.getCode(), 1);
    }
    check(request);
    settle();
    int code = request.getCode();
    if (code == Operation.getPrinterAttributes.getCode()) {
      return printer(request);
    }
    if (code == Operation.printJob.getCode()) {
      return print(request, in.readAllBytes());
    }
    if (code == Operation.getJobs.getCode()) {
      return list(request);
    }
    Job job = jobs.get(Objects.requireNonNullElse(request.getValue(Tag.operationAttributes, Types.jobId), 0));
    if (job == null) {
      return response(request, Status.clientErrorNotFound);
    }
    if (code == Operation.getJobAttributes.getCode()) {
      return response(request, Status.successfulOk, group(job));
    }
    if (code == Operation.cancelJob.getCode()) {
      if (!job.state.equals(JobState.processing)) {
        return response(request, Status.clientErrorNotPossible);
      }
      if (!faults.keepsCancelled()) {
        job.state = JobState.canceled;
      }
      return response(request, Status.successfulOk);
    }
    malformed.add("unknown operation " + code);
    return new IppPacket(0x0101, 0x0501, request.getRequestId());
  }

  /** RFC 8011, 4.1.4: charset first, then language, then the target. */
  private void check(IppPacket request) {
    AttributeGroup operation = request.get(Tag.operationAttributes);
    if (request.getRequestId() < 1) {
      malformed.add("request id out of 1 to 2^31-1");
    }
    if (operation == null || operation.size() < 3) {
      malformed.add("too few operation attributes");
      return;
    }
    if (!operation.get(0).getName().equals("attributes-charset")
        || !operation.get(1).getName().equals("attributes-natural-language")
        || !operation.get(2).getName().equals("printer-uri")) {
      malformed.add("the first three attributes are not charset, language, target");
    }
  }

  private IppPacket printer(IppPacket request) {
    boolean busy = jobs.values().stream().anyMatch(job -> job.state.equals(JobState.processing));
    PrinterState state = busy ? PrinterState.processing : faults.holdsJobs() && !faults.stuck() ? PrinterState.stopped : PrinterState.idle;
    List<String> reasons = faults.reasons().isEmpty() ? List.of("none") : faults.reasons();
    List<com.hp.jipp.encoding.Attribute<?>> attributes =
        new ArrayList<>(
            List.of(Types.printerState.of(state), Types.printerStateReasons.of(reasons), Types.printerIsAcceptingJobs.of(true)));
    if (faults.blind()) {
      attributes.add(DEVICE_URI.of(URI.create("usb://Emulated/Laser")));
    }
    return response(request, Status.successfulOk, AttributeGroup.groupOf(Tag.printerAttributes, attributes));
  }

  private @Nullable IppPacket print(IppPacket request, byte[] document) {
    Name name = request.getValue(Tag.operationAttributes, Types.jobName);
    if (document.length == 0) {
      malformed.add("a job without a document");
    }
    Job job = new Job(jobs.size() + 1, name == null ? "" : name.getValue(), document, ticker.nanos());
    jobs.put(job.id, job);
    if (faults.abort()) {
      job.state = JobState.aborted;
    }
    if (faults.loseAnswer()) {
      faults = new IppFaults(faults.reasons(), faults.stuck(), false, false, faults.abort(), faults.countsEarly(), faults.blind(), faults.keepsCancelled());
      return null;
    }
    return response(request, Status.successfulOk, group(job));
  }

  private IppPacket list(IppPacket request) {
    boolean completed = "completed".equals(request.getValue(Tag.operationAttributes, Types.whichJobs));
    AttributeGroup[] groups =
        jobs.values().stream()
            .filter(job -> job.state.equals(JobState.processing) != completed)
            .map(this::group)
            .toArray(AttributeGroup[]::new);
    return response(request, Status.successfulOk, groups);
  }

  private AttributeGroup group(Job job) {
    boolean out = job.state.equals(JobState.completed) || faults.countsEarly();
    return AttributeGroup.groupOf(
        Tag.jobAttributes,
        Types.jobId.of(job.id),
        Types.jobUri.of(URI.create(uri() + "/" + job.id)),
        Types.jobName.of(job.name),
        Types.jobState.of(job.state),
        Types.jobStateReasons.of(List.of(job.state.equals(JobState.processing) ? "job-printing" : "none")),
        Types.jobImpressionsCompleted.of(out ? 1 : 0));
  }

  private void settle() {
    long now = ticker.nanos();
    for (Job job : jobs.values()) {
      if (job.state.equals(JobState.processing) && !faults.holdsJobs() && now - job.since >= perJob.toNanos()) {
        job.state = JobState.completed;
      }
    }
  }

  private static IppPacket response(IppPacket request, Status status, AttributeGroup... groups) {
    List<AttributeGroup> all = new ArrayList<>();
    all.add(
        AttributeGroup.groupOf(Tag.operationAttributes, Types.attributesCharset.of("utf-8"), Types.attributesNaturalLanguage.of("en")));
    all.addAll(List.of(groups));
    return new IppPacket(0x0101, status.getCode(), request.getRequestId(), all.toArray(AttributeGroup[]::new));
  }
}
