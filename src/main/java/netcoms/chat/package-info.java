/**
 * Messages, codec and framing of the wire protocol: pure, no I/O.
 */
@NullMarked
package netcoms.chat;

import org.jspecify.annotations.NullMarked;
