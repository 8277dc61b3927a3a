/**
 * Plots as lines of text: axes, points and curves, columns, stacked bars. Pure: figures and a size go in, lines come out.
 * Never knows of runs or strategies, nor whether the terminal can show its signs: the canvas puts ASCII in their place.
 */
@NullMarked
package netcoms.ui.plot;

import org.jspecify.annotations.NullMarked;
