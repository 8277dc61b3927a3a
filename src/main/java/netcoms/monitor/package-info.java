/**
 * Figures about this process and machine. Never about a run.
 */
@NullMarked
package netcoms.monitor;

import org.jspecify.annotations.NullMarked;
