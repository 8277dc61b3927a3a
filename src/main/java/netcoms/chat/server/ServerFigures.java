package netcoms.chat.server;

import java.util.Map;

/**
 * Counters of a server since its start. Immutable.
 *
 * @param connections open now
 * @param online open now and past the handshake
 * @param accepted in all
 * @param linesIn chat lines taken
 * @param deliveries lines written to receivers
 * @param closed sessions by close reason label
 */
public record ServerFigures(
        int connections, int online, long accepted, long linesIn, long deliveries, Map<String, Long> closed) {}
