/**
 * What every pane draws with: roles and themes, lines of spans, a canvas that clips and only takes cleaned text. Never
 * knows what is drawn.
 */
@NullMarked
package netcoms.ui.draw;

import org.jspecify.annotations.NullMarked;
