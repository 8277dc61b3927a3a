/**
 * The parts of the run pane that know nothing of a runner: what is chosen, and lines made of progress, tables and lists.
 */
@NullMarked
package netcoms.ui.run;

import org.jspecify.annotations.NullMarked;
