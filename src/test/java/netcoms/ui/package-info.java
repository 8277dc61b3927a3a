/** The screen, pressed and read: a robot over a virtual terminal, scripted workbenches, golden screens. */
@NullMarked
package netcoms.ui;

import org.jspecify.annotations.NullMarked;
