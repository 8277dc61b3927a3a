package netcoms.fault;

import java.util.List;

/**
 * What the faults of one trial touched.
 *
 * @param connections that were accepted in all
 * @param touches those that a fault touched
 */
public record TouchLog(int connections, List<Touch> touches) {
    public TouchLog {
        touches = List.copyOf(touches);
    }
}
