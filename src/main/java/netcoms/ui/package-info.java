/**
 * The dashboard: panes draw immutable snapshots on Lanterna's TerminalScreen. Never holds logic that a headless run would need.
 */
@NullMarked
package netcoms.ui;

import org.jspecify.annotations.NullMarked;
