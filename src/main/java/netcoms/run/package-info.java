/**
 * The plan of a run and its progression: rounds, trials, events, journal. Never draws.
 */
@NullMarked
package netcoms.run;

import org.jspecify.annotations.NullMarked;
