package org.hall24.kiosk.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.kiosk.print.PrintOutcome.Evidence;
import org.hall24.link.Ticker;

/**
 * An A4 printer spoken to in IPP, one job at a time.
 *
 * <p>What it promises: nothing is sent to a printer that says it cannot print; a document is sent at most once; "printed" is
 * said only when the job is completed, never for a page counter; a job that does not come out in time, or whose person has
 * gone, is withdrawn and the withdrawal is looked after, so that it does not come out before the next person.
 */
public final class IppPrinter {
  private static final Duration GRACE_AT_END = Duration.ofSeconds(20);

  private final IppExchange exchange;
  private final IppRequests requests;
  private final IppSettings settings;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final ReentrantLock one = new ReentrantLock();
  /** Jobs whose withdrawal no printer has confirmed. */
  private final Set<Integer> left = new LinkedHashSet<>();

  private volatile long endedAt;
  private volatile boolean ended;

  /** @param printer {@code ipp://host[:port]/path}, or {@code ipps} */
  public IppPrinter(URI printer, IppExchange exchange, IppSettings settings, Ticker ticker, RandomGenerator random) {
    this.exchange = exchange;
    this.requests = new IppRequests(printer, settings.media());
    this.settings = settings;
    this.ticker = ticker;
    this.random = random;
  }

  /** How the printer is now. */
  public PrinterStanding look() {
    try {
      IppPacket answer = exchange.ask(requests.printer(), new byte[0]);
      return successful(answer) ? PrinterReasons.standing(answer) : PrinterStanding.unreachable();
    } catch (IOException e) {
      return PrinterStanding.unreachable();
    }
  }

  /**
   * Prints a document and stays with it until it is on paper or withdrawn.
   *
   * @param what one word for queues and logs; nothing personal
   * @param pages how many sheets it has, for patience
   * @param limit the longest all of it may take; a job that is not over by then is withdrawn
   * @param watch told of every change of the printer while the job runs
   */
  public PrintOutcome print(String what, byte[] pdf, int pages, Duration limit, Consumer<PrinterStanding> watch) throws InterruptedException {
    one.lockInterruptibly();
    try {
      ended = false;
      long end = ticker.nanos() + limit.toNanos();
      PrinterStanding before = look();
      if (before.condition() == PrinterStanding.Condition.UNREACHABLE) {
        return new PrintOutcome.Unreachable();
      }
      if (!before.ready()) {
        return new PrintOutcome.NotReady(before);
      }
      // A name of its own, so that a job is found again when the answer to its sending is lost.
      String name = what + "-" + Long.toHexString(random.nextLong());
      Optional<Integer> id;
      try {
        IppPacket answer = exchange.ask(requests.print(name), pdf);
        if (!successful(answer)) {
          return new PrintOutcome.Failed("refused", true);
        }
        id = IppJob.first(answer).map(IppJob::id).filter(i -> i > 0);
      } catch (IOException e) {
        id = Optional.empty();
      }
      if (id.isEmpty()) {
        id = search(name);
      }
      return id.isPresent() ? follow(id.get(), pages, end, watch) : new PrintOutcome.Unknown("no-answer");
    } finally {
      one.unlock();
    }
  }

  /**
   * The person has gone: a job that runs well may finish within seconds, any other is withdrawn at once. Returns at once;
   * whoever prints gets the outcome.
   */
  public void endSession() {
    endedAt = ticker.nanos();
    ended = true;
  }

  /**
   * Withdraws every job of ours that is not over, as after a power cut or when a withdrawal was not confirmed.
   *
   * @return whether the printer now has none
   */
  public boolean sweep() throws InterruptedException {
    one.lockInterruptibly();
    try {
      IppPacket answer = exchange.ask(requests.jobs("not-completed"), new byte[0]);
      Set<Integer> ours = new LinkedHashSet<>(left);
      for (AttributeGroup group : answer.getAttributeGroups()) {
        Integer id = group.getTag().equals(Tag.jobAttributes) ? group.getValue(Types.jobId) : null;
        if (id != null) {
          ours.add(id);
        }
      }
      boolean clean = true;
      for (int id : ours) {
        clean &= withdraw(id);
      }
      return clean;
    } catch (IOException e) {
      return false;
    } finally {
      one.unlock();
    }
  }

  private Optional<Integer> search(String name) throws InterruptedException {
    long end = ticker.nanos() + settings.withdrawal().toNanos();
    do {
      try {
        for (String which : new String[] {"not-completed", "completed"}) {
          for (AttributeGroup group : exchange.ask(requests.jobs(which), new byte[0]).getAttributeGroups()) {
            Name found = group.getValue(Types.jobName);
            Integer id = group.getValue(Types.jobId);
            if (found != null && found.getValue().equals(name) && id != null) {
              return Optional.of(id);
            }
          }
        }
      } catch (IOException e) {
        // Not back yet.
      }
      ticker.await(settings.poll());
    } while (ticker.nanos() < end);
    return Optional.empty();
  }

  private PrintOutcome follow(int id, int pages, long end, Consumer<PrinterStanding> watch) throws InterruptedException {
    long patience = settings.stuck().toNanos() * Math.max(1, pages);
    long moved = ticker.nanos();
    Optional<IppJob> last = Optional.empty();
    PrinterStanding standing = PrinterStanding.unreachable();
    String trouble = "stuck";
    while (true) {
      Optional<IppJob> job = job(id);
      if (job.isPresent() && job.get().over()) {
        return over(job.get(), standing, trouble);
      }
      PrinterStanding now = look();
      if (!now.equals(standing)) {
        standing = now;
        watch.accept(now);
      }
      trouble = now.ready() ? "stuck" : now.condition().word();
      if (job.isPresent() && !job.equals(last)) {
        last = job;
        moved = ticker.nanos();
      }
      boolean late = ticker.nanos() - moved > patience || ticker.nanos() - end > 0;
      boolean alone = ended && (!now.ready() || ticker.nanos() - endedAt > GRACE_AT_END.toNanos());
      if (late || alone) {
        return giveUp(id, alone && now.ready() ? "ended" : trouble);
      }
      ticker.await(settings.poll());
    }
  }

  private static PrintOutcome over(IppJob job, PrinterStanding last, String trouble) {
    if (job.state().equals(JobState.completed)) {
      return new PrintOutcome.Printed(last.direct() || last.condition() == PrinterStanding.Condition.UNREACHABLE ? Evidence.JOB_COMPLETED : Evidence.HANDED_OVER);
    }
    String why = job.state().equals(JobState.aborted) ? "aborted" : "canceled";
    return new PrintOutcome.Failed(trouble.equals("stuck") ? why : trouble, true);
  }

  private PrintOutcome giveUp(int id, String why) throws InterruptedException {
    if (withdraw(id)) {
      // It may have come out at the last moment.
      Optional<IppJob> job = job(id);
      if (job.filter(j -> j.state().equals(JobState.completed)).isPresent()) {
        return new PrintOutcome.Printed(Evidence.JOB_COMPLETED);
      }
      return new PrintOutcome.Failed(why, true);
    }
    return new PrintOutcome.Failed(why, false);
  }

  /** Asks for a job to be cancelled until the printer says that it is over. */
  private boolean withdraw(int id) throws InterruptedException {
    left.add(id);
    long end = ticker.nanos() + settings.withdrawal().toNanos();
    do {
      try {
        var _ = exchange.ask(requests.cancel(id), new byte[0]);
        IppPacket answer = exchange.ask(requests.job(id), new byte[0]);
        // A printer that forgets a job has not got it any more.
        boolean forgotten = answer.getCode() == com.hp.jipp.model.Status.clientErrorNotFound.getCode();
        if (forgotten || IppJob.first(answer).filter(IppJob::over).isPresent()) {
          left.remove(id);
          return true;
        }
      } catch (IOException e) {
        // Asked again.
      }
      ticker.await(settings.poll());
    } while (ticker.nanos() < end);
    return false;
  }

  private Optional<IppJob> job(int id) {
    try {
      IppPacket answer = exchange.ask(requests.job(id), new byte[0]);
      return successful(answer) ? IppJob.first(answer) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** RFC 8011, appendix B: 0x0000 to 0x00FF are successful. */
  private static boolean successful(IppPacket answer) {
    return answer.getCode() >= 0 && answer.getCode() <= 0xFF;
  }
}
