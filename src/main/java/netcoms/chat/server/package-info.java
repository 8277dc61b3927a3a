/**
 * The NIO chat server: selector loops, sessions, the room and its limits.
 */
@NullMarked
package netcoms.chat.server;

import org.jspecify.annotations.NullMarked;
