/**
 * One connection to a chat server, which reconnects and resumes without a gap.
 */
@NullMarked
package netcoms.chat.client;

import org.jspecify.annotations.NullMarked;
