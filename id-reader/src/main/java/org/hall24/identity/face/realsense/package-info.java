/**
 * RealSense ID modules (F45x firmware 8, F46x firmware 1.4 and later: dialect A) in host mode without link encryption:
 * the module turns the card's photo and the live face into faceprints, this side compares them, nothing is stored there.
 *
 * <p>Codec: {@code Packet} with {@code PacketParser}, {@code HostMessage}, {@code DeviceMessage}, {@code Faceprint},
 * {@code FaceprintMatcher}. Device: {@code Session} speaks, {@code HostModeCheck} asks in the right order, {@link
 * org.hall24.identity.face.realsense.RealSenseModule} is the door. Dialect B and paired (encrypted) modules are told
 * apart and refused. Start at {@code RealSenseModule}.
 */
@NullMarked
package org.hall24.identity.face.realsense;

import org.jspecify.annotations.NullMarked;
