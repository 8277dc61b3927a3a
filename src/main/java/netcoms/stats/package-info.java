/**
 * Recording, summaries, comparison and the bound. All of HdrHistogram and Commons Math lives here; nothing of ours is used.
 */
@NullMarked
package netcoms.stats;

import org.jspecify.annotations.NullMarked;
