/**
 * Worker subprocesses: launch, frames over their pipes, supervision. Never runs a task in this process.
 */
@NullMarked
package netcoms.strategy.process;

import org.jspecify.annotations.NullMarked;
