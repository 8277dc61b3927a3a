/**
 * The front door: one class per command, the wiring, closing in reverse order, and the one System.exit. Never holds logic that
 * another room could own.
 */
@NullMarked
package netcoms.app;

import org.jspecify.annotations.NullMarked;
