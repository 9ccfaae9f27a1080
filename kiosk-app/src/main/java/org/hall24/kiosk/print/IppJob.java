package org.hall24.kiosk.print;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.util.List;
import java.util.Optional;

/**
 * A job as its printer tells of it.
 *
 * @param id the printer's number for it
 * @param sheets impressions told so far; never taken as proof: CUPS counts a page that still waits for paper
 */
record IppJob(int id, JobState state, List<String> reasons, int sheets) {

  boolean over() {
    return state.equals(JobState.completed) || state.equals(JobState.canceled) || state.equals(JobState.aborted);
  }

  boolean gone() {
    return state.equals(JobState.canceled) || state.equals(JobState.aborted);
  }

  /** The first job of an answer. */
  static Optional<IppJob> first(IppPacket answer) {
    Integer id = answer.getValue(Tag.jobAttributes, Types.jobId);
    JobState state = answer.getValue(Tag.jobAttributes, Types.jobState);
    if (state == null) {
      return Optional.empty();
    }
    Integer sheets = answer.getValue(Tag.jobAttributes, Types.jobImpressionsCompleted);
    return Optional.of(
        new IppJob(id == null ? 0 : id, state, List.copyOf(answer.getValues(Tag.jobAttributes, Types.jobStateReasons)), sheets == null ? 0 : sheets));
  }
}
