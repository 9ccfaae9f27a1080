package org.hall24.queue.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.hall24.queue.outbox.AttachmentRow;
import org.hall24.queue.outbox.Attachments;
import org.hall24.queue.outbox.Digests;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one item across, once, on a thread of its own: a filing, then its attachments, then its commit; or an event. Ends with the
 * first thing that is not as it should be; the next crossing goes on where the backend says that this one came to.
 */
final class Crossing {

  private static final Logger LOG = LoggerFactory.getLogger(Crossing.class);
  private static final int PART = 1 << 20;
  /** Smaller parts than this are not worth a request. */
  private static final int LEAST_PART = 4096;
  /** So often an upload may be lost or found at another byte within one crossing before somebody has to wait. */
  private static final int PATIENCE = 5;
  private static final Outcome THERE = new Outcome.Delivered(Optional.empty());

  /** Which call the last answer belongs to. */
  enum Stage {
    /** The question after a doubt: a failure leaves the doubt as it was. */
    ASKED,
    /** The filing itself, or an event. */
    FILED,
    /** Attachments and commit: the filing is there and has not taken effect. */
    ATTACHING
  }

  /**
   * What became of an item: the last answer and what it answers.
   *
   * @param requests how many it took
   */
  record Crossed(OutboxRow row, Outcome outcome, Stage stage, int requests) {}

  private record Came(Outcome outcome, Stage stage) {}

  private final Dispatch dispatch;
  private final Attachments attachments;
  private final Backend backend;
  private final BooleanSupplier stopping;
  private int requests;

  Crossing(Dispatch dispatch, Backend backend, BooleanSupplier stopping) {
    this.dispatch = dispatch;
    this.attachments = dispatch.attachments();
    this.backend = backend;
    this.stopping = stopping;
  }

  /** The other side, for one more request. */
  private Backend ask() {
    requests++;
    return backend;
  }

  /** Takes it across; empty when it could not be read and lies on the shelf now. */
  Optional<Crossed> cross(OutboxRow row) {
    byte[] body;
    switch (dispatch.payload(row)) {
      case Sealer.Unsealed.Plain plain -> body = plain.bytes();
      case Sealer.Unsealed.Unreadable unreadable -> {
        LOG.error("event=delivery.unreadable key={} why=\"{}\"", row.key(), unreadable.why());
        dispatch.shelve(row, "unreadable");
        return Optional.empty();
      }
    }
    try {
      Came came = row.isFiling() ? file(row, body) : new Came(ask().event(row.key(), body), Stage.FILED);
      if (came.outcome() instanceof Outcome.Delivered(Optional<String> ref)) {
        dispatch.delivered(row, ref);
      }
      return Optional.of(new Crossed(row, came.outcome(), came.stage(), requests));
    } catch (IOException e) {
      LOG.error("event=delivery.attachment-unreadable key={} cause={}", row.key(), e.getClass().getSimpleName());
      dispatch.shelve(row, "attachment-unreadable");
      return Optional.empty();
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private Came file(OutboxRow row, byte[] body) throws IOException {
    List<Attached> attached = Attached.of(body);
    String digest = Digests.contentDigest(body);
    List<AttachmentRow> kept = attached.isEmpty() ? List.of() : attachments.of(row.key());
    boolean begun = kept.stream().anyMatch(a -> a.uploadUrl().isPresent());
    boolean allThere = !kept.isEmpty() && kept.stream().allMatch(AttachmentRow::complete);
    if (row.sent() && begun && !allThere) {
      // That the filing is there was confirmed by its uploads; they say themselves how far they are.
      return new Came(attachAndCommit(row.key(), attached, digest), Stage.ATTACHING);
    }
    Stage stage = Stage.ASKED;
    Outcome there = row.sent() ? ask().get(row.key(), digest) : new Outcome.Unknown();
    if (there instanceof Outcome.Unknown) {
      stage = Stage.FILED;
      dispatch.sending(row);
      there = ask().put(row.key(), body);
    }
    boolean filed = there instanceof Outcome.Delivered || there instanceof Outcome.Waiting;
    if (!filed || attached.isEmpty()) {
      return new Came(filed ? delivered(there) : there, stage);
    }
    if (stage == Stage.ASKED && there instanceof Outcome.Delivered && allThere) {
      // The commit arrived and only its answer was lost.
      return new Came(there, stage);
    }
    return new Came(attachAndCommit(row.key(), attached, digest), Stage.ATTACHING);
  }

  /** A filing without attachments has nothing to wait for, whatever its receipt says. */
  private static Outcome delivered(Outcome filed) {
    return filed instanceof Outcome.Waiting(Optional<String> ref) ? new Outcome.Delivered(ref) : filed;
  }

  private Outcome attachAndCommit(String key, List<Attached> attached, String digest) throws IOException {
    byte[] manifest = Attached.manifest(attached);
    Outcome last = new Outcome.MissingParts(List.of());
    for (int round = 0; round < PATIENCE && last instanceof Outcome.MissingParts; round++) {
      for (Attached one : attached) {
        Optional<Outcome> not = upload(key, one);
        if (not.isPresent()) {
          return not.get();
        }
      }
      last = ask().commit(key, manifest, digest);
      if (last instanceof Outcome.MissingParts(List<Integer> numbers)) {
        forget(key, numbers);
      }
    }
    return last instanceof Outcome.Waiting ? new Outcome.Again(200, "not-complete", Optional.empty()) : last;
  }

  /** What the backend says it has not is asked for again; all of it when it does not say what. */
  private void forget(String key, List<Integer> numbers) {
    for (AttachmentRow row : attachments.of(key)) {
      if (numbers.isEmpty() || numbers.contains(row.n())) {
        if (row.size() == 0) {
          attachments.lostUpload(row);
        } else {
          attachments.confirmed(row, 0);
        }
      }
    }
  }

  private AttachmentRow row(String key, Attached one) throws IOException {
    for (AttachmentRow row : attachments.of(key)) {
      if (row.n() == one.n() && row.size() == one.size() && row.sha256().equals(one.sha256())) {
        return row;
      }
    }
    throw new IOException("attachment " + one.n() + " is gone");
  }

  /** Brings one attachment over; empty when all its bytes are there. */
  private Optional<Outcome> upload(String key, Attached one) throws IOException {
    AttachmentRow row = row(key, one);
    if (row.complete()) {
      return Optional.empty();
    }
    Outcome last = new Outcome.LostUpload(404);
    int part = PART;
    for (int tries = 0; tries < PATIENCE; tries++) {
      if (row.uploadUrl().isEmpty()) {
        switch (ask().announce(key, one.announced())) {
          case Backend.Answered.With<String>(String location) -> row = attachments.uploadAt(row, location);
          case Backend.Answered.Not<String>(Outcome not) -> {
            return Optional.of(not);
          }
        }
      }
      String location = row.uploadUrl().orElseThrow();
      switch (ask().progress(location)) {
        case Backend.Answered.With<Backend.Progress>(Backend.Progress at) -> {
          if (at.offset() > one.size()) {
            return Optional.of(new Outcome.Again(200, "beyond-length", Optional.empty()));
          }
          row = attachments.confirmed(row, at.offset());
          last = at.offset() == one.size() ? THERE : send(row, location, part);
        }
        case Backend.Answered.Not<Backend.Progress>(Outcome not) -> last = not;
      }
      switch (last) {
        case Outcome.Delivered there -> {
          return Optional.empty();
        }
        case Outcome.LostUpload lost -> row = attachments.lostUpload(row);
        case Outcome.WrongOffset wrong -> {
          // Theirs counts; the next turn asks where that is.
        }
        case Outcome.TooLarge(OptionalLong most) when most.isPresent() -> {
          if (part == LEAST_PART) {
            return Optional.of(last);
          }
          part = Math.clamp(most.getAsLong(), LEAST_PART, Math.max(LEAST_PART, part / 2));
        }
        case Outcome other -> {
          return Optional.of(other);
        }
      }
    }
    return Optional.of(last);
  }

  /** Sends from the confirmed byte to the end, part by part; {@link Outcome.Delivered} when the last byte is confirmed. */
  private Outcome send(AttachmentRow from, String location, int partSize) throws IOException {
    AttachmentRow row = from;
    try (SeekableByteChannel plain = attachments.open(row)) {
      InputStream in = Channels.newInputStream(plain.position(row.confirmed()));
      while (row.confirmed() < row.size()) {
        if (stopping.getAsBoolean()) {
          return new Outcome.Again(200, "stopped", Optional.empty());
        }
        byte[] part = in.readNBytes((int) Math.min(partSize, row.size() - row.confirmed()));
        if (part.length == 0) {
          throw new IOException("the attachment is shorter than it was");
        }
        try {
          switch (ask().add(row.caseKey(), location, row.confirmed(), part)) {
            case Backend.Answered.With<Long>(Long confirmed) -> row = attachments.confirmed(row, confirmed);
            case Backend.Answered.Not<Long>(Outcome not) -> {
              return not;
            }
          }
        } finally {
          Arrays.fill(part, (byte) 0);
        }
      }
      return THERE;
    }
  }
}
