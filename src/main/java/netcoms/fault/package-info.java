/**
 * Faults on demand: the plan of what goes wrong, the fate of each connection as a pure function of it, and the proxy that
 * makes it happen. Knows no task, no strategy and no run.
 */
@NullMarked
package netcoms.fault;

import org.jspecify.annotations.NullMarked;
