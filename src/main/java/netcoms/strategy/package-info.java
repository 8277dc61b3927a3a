/**
 * The execution models: each executes a workload and records every task once. Never decides what is measured.
 */
@NullMarked
package netcoms.strategy;

import org.jspecify.annotations.NullMarked;
