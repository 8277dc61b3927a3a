/**
 * Turns a run's result into Markdown, HTML with plots, JSON, CSV and text tables. Never measures and never opens a socket.
 */
@NullMarked
package netcoms.report;

import org.jspecify.annotations.NullMarked;
