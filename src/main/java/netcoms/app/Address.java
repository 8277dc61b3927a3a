package netcoms.app;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code HOST[:PORT]}, an IPv6 host in brackets.
 *
 * @param port 1 to 65535
 */
record Address(String host, int port) {
    static final int DEFAULT_PORT = 8000;

    static Address parse(String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = bracket < 0 && text.indexOf(':') != colon;
        String host = colon > bracket && !bareIpv6 ? text.substring(0, colon) : text;
        String port = colon > bracket && !bareIpv6 ? text.substring(colon + 1) : Integer.toString(DEFAULT_PORT);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int number = Integer.parseInt(port);
            if (!host.isBlank() && number >= 1 && number <= 65535) {
                return new Address(host, number);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence for every bad address.
        }
        throw new IllegalArgumentException("'" + text + "' is not an address: expected HOST or HOST:PORT"
                + " with a port of 1 to 65535, for example 127.0.0.1:8000");
    }

    /** Whether nobody else can listen on the way there; a name that is not known is not on loopback. */
    boolean isLoopback() {
        InetSocketAddress resolved = new InetSocketAddress(host, port);
        return !resolved.isUnresolved() && resolved.getAddress().isLoopbackAddress();
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Address> {
        @Override
        public Address convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
