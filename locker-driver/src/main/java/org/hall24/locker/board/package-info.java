/**
 * Lock boards: the frames of the 8A/XOR family, and the device that speaks them on a line it shares with nobody.
 *
 * <p>What a board says is contacts; what it means for a door is a setting. Nothing here knows cells, custody or storage.
 * Start at {@link org.hall24.locker.board.LockBoard}, then {@link org.hall24.locker.board.Lock8aBoard}; the bytes are in
 * {@link org.hall24.locker.board.Lock8aRequest} and {@link org.hall24.locker.board.Lock8aReply}.
 */
@NullMarked
package org.hall24.locker.board;

import org.jspecify.annotations.NullMarked;
