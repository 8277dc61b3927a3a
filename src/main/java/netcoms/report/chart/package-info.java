/**
 * Plots as inline SVG from plain numbers and words: what a plot looks like, not what it means. Loads no AWT and no fonts;
 * colours are classes of the page's style sheet, so that light, dark and paper are a matter of CSS.
 */
@NullMarked
package netcoms.report.chart;

import org.jspecify.annotations.NullMarked;
