/**
 * The real terminal: its mode, its size, its keys, its bytes, and giving it back. Never knows what is drawn.
 */
@NullMarked
package netcoms.ui.terminal;

import org.jspecify.annotations.NullMarked;
