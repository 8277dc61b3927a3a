package netcoms.task;

/**
 * Where somebody listens.
 *
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    public Endpoint {
        Limits.text("host", host);
        Limits.range("port", port, 1, 65_535);
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
