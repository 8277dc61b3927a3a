/**
 * Task specs, how each is executed, its outcome and failure kinds: all that a worker needs to know.
 */
@NullMarked
package netcoms.task;

import org.jspecify.annotations.NullMarked;
