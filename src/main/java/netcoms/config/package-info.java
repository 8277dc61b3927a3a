/**
 * The root configuration: loads, layers (file, then environment, then flags) and validates. Never starts anything.
 */
@NullMarked
package netcoms.config;

import org.jspecify.annotations.NullMarked;
