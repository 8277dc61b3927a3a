/**
 * Text that is fit for a terminal: cleaning, measuring, wrapping. Knows no terminal, no pane and no library; text that
 * came from outside passes here before anything else looks at it.
 */
@NullMarked
package netcoms.ui.text;

import org.jspecify.annotations.NullMarked;
