/**
 * Task specs, how each is executed, its outcome and failure kinds: all that a worker needs to know. Never decides when
 * or where a task runs, and logs nothing: every end is a value.
 */
@NullMarked
package netcoms.task;

import org.jspecify.annotations.NullMarked;
