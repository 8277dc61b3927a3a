package netcoms.ui.terminal;

import com.googlecode.lanterna.terminal.Terminal;

/** A terminal that has to be given back; the seam for virtual ones in tests. */
public interface OwnedTerminal {

    Terminal terminal();

    /** Gives it back as it was, within two seconds whatever it does. Any thread; idempotent; never throws. */
    void giveBack();
}
