package netcoms.fault;

import java.util.List;

/**
 * What the faults of one trial touched.
 *
 * @param connections that were accepted in all; refused ones can't be seen
 * @param touches those that a fault touched, the first million of them
 */
public record TouchLog(int connections, List<Touch> touches) {
    public TouchLog {
        touches = List.copyOf(touches);
    }
}
