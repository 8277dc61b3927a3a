package netcoms.chat.server;

import java.util.Map;

/**
 * Counters of a server since its start. Immutable.
 *
 * @param connections open now
 * @param online named people: in, and either joined or with extras
 * @param accepted in all
 * @param linesIn chat lines taken
 * @param deliveries lines written to receivers
 * @param dropped lines that waited for slow consumers when they were closed
 * @param notLogged lines that the chat log could not take
 * @param closed sessions by close reason label
 */
public record ServerFigures(
        int connections,
        int online,
        long accepted,
        long linesIn,
        long deliveries,
        long dropped,
        long notLogged,
        Map<String, Long> closed) {}
