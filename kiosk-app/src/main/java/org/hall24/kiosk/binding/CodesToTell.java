package org.hall24.kiosk.binding;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.locker.pickup.CellKeeping;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.locker.pickup.PickupDesk;

/**
 * New codes between the moment they are made and the commit that makes them open a cell: that very commit also queues the
 * message that brings the code to its person. In memory only; a code whose commit never comes is forgotten with the process.
 */
public final class CodesToTell implements CellKeeping.Told {
  private final Map<String, PickupCode> codes = new ConcurrentHashMap<>();

  @Override
  public void expect(PickupDesk.Made made) {
    codes.put(made.pickup().code(), made.code());
  }

  /** The code that stands behind this digest; given once. */
  Optional<PickupCode> take(String digest) {
    return Optional.ofNullable(codes.remove(digest));
  }

  /** It will not be needed. */
  void forget(PickupDesk.Made made) {
    codes.remove(made.pickup().code());
  }

  @Override
  public String toString() {
    return "CodesToTell[" + codes.size() + "]";
  }
}
