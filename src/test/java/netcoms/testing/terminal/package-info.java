/**
 * Real terminals for tests: programs in tmux, and over a private ssh daemon. Knows nothing of the program under test.
 */
@NullMarked
package netcoms.testing.terminal;

import org.jspecify.annotations.NullMarked;
