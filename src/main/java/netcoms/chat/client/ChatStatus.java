package netcoms.chat.client;

import java.util.List;

/**
 * A glance at the client, pulled by screens. Immutable.
 *
 * @param address {@code HOST:PORT} of the server
 * @param name ours
 * @param names who is on, as last heard; empty when the server does not tell
 * @param lagNanos our last message round trip; -1 before the first
 */
public record ChatStatus(boolean connected, String address, String name, List<String> names, long lagNanos) {}
