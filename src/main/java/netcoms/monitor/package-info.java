/**
 * What the operating system tells about this process: figures and signals. Never about a run.
 */
@NullMarked
package netcoms.monitor;

import org.jspecify.annotations.NullMarked;
