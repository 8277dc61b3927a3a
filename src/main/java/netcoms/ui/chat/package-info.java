/**
 * The parts of the chat pane that know nothing of a connection: what was said and how far one has scrolled, folding of
 * floods, the input line with its history and completion.
 */
@NullMarked
package netcoms.ui.chat;

import org.jspecify.annotations.NullMarked;
