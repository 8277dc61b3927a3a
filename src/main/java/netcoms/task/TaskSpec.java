package netcoms.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work as data: as it stands in YAML and on the worker's wire. A value out of range throws
 * {@link IllegalArgumentException} with one sentence that names the field.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TaskSpec.Send.class, name = "send"),
    @JsonSubTypes.Type(value = TaskSpec.Receive.class, name = "receive"),
    @JsonSubTypes.Type(value = TaskSpec.Broadcast.class, name = "broadcast"),
    @JsonSubTypes.Type(value = TaskSpec.Fanout.class, name = "fanout"),
    @JsonSubTypes.Type(value = TaskSpec.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = TaskSpec.Cpu.class, name = "cpu"),
    @JsonSubTypes.Type(value = TaskSpec.Complex.class, name = "complex"),
    @JsonSubTypes.Type(value = TaskSpec.Noop.class, name = "noop"),
    @JsonSubTypes.Type(value = TaskSpec.Crash.class, name = "crash"),
    @JsonSubTypes.Type(value = TaskSpec.Hang.class, name = "hang"),
    @JsonSubTypes.Type(value = TaskSpec.Oom.class, name = "oom"),
    @JsonSubTypes.Type(value = TaskSpec.Exit.class, name = "exit"),
    @JsonSubTypes.Type(value = TaskSpec.Tcp.class, name = "tcp"),
    @JsonSubTypes.Type(value = TaskSpec.Http.class, name = "http"),
    @JsonSubTypes.Type(value = TaskSpec.Exec.class, name = "exec")
})
public sealed interface TaskSpec {

    /** The word for this kind of task, as in YAML. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whether the task keeps a core busy by itself, here or in a command, rather than wait; an empty one does nothing else. */
    default boolean computes() {
        return switch (this) {
            case Cpu cpu -> true;
            case Complex complex -> true;
            case Noop noop -> true;
            case Exec exec -> true;
            case Send send -> false;
            case Receive receive -> false;
            case Broadcast broadcast -> false;
            case Fanout fanout -> false;
            case Wait wait -> false;
            case Crash crash -> false;
            case Hang hang -> false;
            case Oom oom -> false;
            case Exit exit -> false;
            case Tcp tcp -> false;
            case Http http -> false;
        };
    }

    /** What another try of the task means. */
    enum Repetition {
        /** Doing it twice is as doing it once. */
        SAFE,
        /** A try that may have reached its target is confirmed by its reference instead of being done again. */
        CONFIRMED,
        /** What may have been done is not done again. */
        UNSAFE
    }

    /** Whether it may be tried again when it is not clear what an earlier try did. */
    default Repetition repetition() {
        return switch (this) {
            case Send send -> Repetition.CONFIRMED;
            case Broadcast broadcast -> Repetition.CONFIRMED;
            case Receive receive -> Repetition.SAFE;
            case Wait wait -> Repetition.SAFE;
            case Cpu cpu -> Repetition.SAFE;
            case Complex complex -> Repetition.SAFE;
            case Noop noop -> Repetition.SAFE;
            case Http http -> Repetition.SAFE;
            case Fanout fanout -> Repetition.UNSAFE;
            case Tcp tcp -> tcp.send() == null ? Repetition.SAFE : Repetition.UNSAFE;
            case Exec exec -> Repetition.UNSAFE;
            case Crash crash -> Repetition.UNSAFE;
            case Hang hang -> Repetition.UNSAFE;
            case Oom oom -> Repetition.UNSAFE;
            case Exit exit -> Repetition.UNSAFE;
        };
    }

    /** Whether the task opens connections of its own, whose time is measured; HTTP's are hidden in its client. */
    default boolean connects() {
        return switch (this) {
            case Send send -> true;
            case Receive receive -> true;
            case Broadcast broadcast -> true;
            case Fanout fanout -> true;
            case Tcp tcp -> true;
            case Wait wait -> false;
            case Cpu cpu -> false;
            case Complex complex -> false;
            case Noop noop -> false;
            case Crash crash -> false;
            case Hang hang -> false;
            case Oom oom -> false;
            case Exit exit -> false;
            case Http http -> false;
            case Exec exec -> false;
        };
    }

    /** Sends a one-shot line to the target and waits for the reply. */
    record Send(String content) implements TaskSpec {
        public Send {
            Limits.line("content", content);
        }
    }

    /**
     * Connects to the target, says nothing, listens and leaves.
     *
     * @param seconds from connected to leaving, 0 to 3600
     */
    record Receive(double seconds) implements TaskSpec {
        public Receive {
            Limits.seconds("seconds", seconds);
        }
    }

    /**
     * Sends the line from so many clients, all connected at once, and waits for every reply.
     *
     * @param clients 1 to 1,000
     */
    record Broadcast(String content, int clients) implements TaskSpec {
        public Broadcast {
            Limits.line("content", content);
            Limits.range("clients", clients, 1, 1_000);
        }
    }

    /**
     * One line delivered to so many listeners: ends when the last of them has it.
     *
     * @param listeners 1 to 10,000
     */
    record Fanout(String content, int listeners) implements TaskSpec {
        public Fanout {
            Limits.line("content", content);
            Limits.range("listeners", listeners, 1, 10_000);
        }
    }

    /**
     * Waits.
     *
     * @param seconds 0 to 3600
     */
    record Wait(double seconds) implements TaskSpec {
        public Wait {
            Limits.seconds("seconds", seconds);
        }
    }

    /**
     * One product of two square matrices.
     *
     * @param size rows and columns, 1 to 4,096
     */
    record Cpu(int size) implements TaskSpec {
        public Cpu {
            Limits.range("size", size, 1, 4_096);
        }
    }

    /**
     * So many products with fresh matrices each: arithmetic and allocation.
     *
     * @param size rows and columns, 1 to 4,096
     * @param products 1 to 10,000
     */
    record Complex(int size, int products) implements TaskSpec {
        public Complex {
            Limits.range("size", size, 1, 4_096);
            Limits.range("products", products, 1, 10_000);
        }
    }

    /** Nothing: what remains is the strategy's own cost. */
    record Noop() implements TaskSpec {}

    /** Kills its process; refused unless it runs in a worker process. */
    record Crash() implements TaskSpec {}

    /** Never ends and heeds no interrupt; refused unless it runs in a worker process. */
    record Hang() implements TaskSpec {}

    /** Asks for memory until its JVM has none; refused unless it runs in a worker process. */
    record Oom() implements TaskSpec {}

    /**
     * Ends its process in the ordinary way; refused unless it runs in a worker process.
     *
     * @param code what the process exits with, 0 to 255
     */
    record Exit(int code) implements TaskSpec {
        public Exit {
            Limits.range("code", code, 0, 255);
        }
    }

    /**
     * Connects, sends the text, expects the answer to begin with a text; either may be absent.
     *
     * @param port 1 to 65535
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tcp(
            String host,
            int port,
            @Nullable String send,
            @Nullable String expect) implements TaskSpec {
        public Tcp {
            Limits.text("host", host);
            Limits.range("port", port, 1, 65_535);
        }

        /** From JSON or YAML, where a strict mapper would call for every component of the record. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Tcp of(Fields fields) {
            if (fields.host == null || fields.port == null) {
                throw new IllegalArgumentException((fields.host == null ? "host" : "port") + " is missing");
            }
            return new Tcp(fields.host, fields.port, fields.send, fields.expect);
        }

        /** The properties of {@code tcp}; null means absent. */
        static final class Fields {
            public @Nullable String host;
            public @Nullable Integer port;
            public @Nullable String send;
            public @Nullable String expect;
        }
    }

    /**
     * GETs a URL; a status of 400 or more is a failure.
     *
     * @param url {@code http://…} or {@code https://…}
     */
    record Http(String url) implements TaskSpec {
        public Http {
            if (!isHttp(url)) {
                throw new IllegalArgumentException(
                        "url must be like http://host:port/path or https://…, not '" + url + "'");
            }
        }

        private static boolean isHttp(String url) {
            try {
                URI uri = new URI(url);
                String scheme = uri.getScheme();
                return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    /**
     * Runs a command; exit code 0 is ok. The response timeout limits it.
     *
     * @param command the program and its arguments; no shell reads them
     */
    record Exec(List<String> command) implements TaskSpec {
        public Exec {
            command = List.copyOf(command);
            if (command.isEmpty() || command.getFirst().isBlank()) {
                throw new IllegalArgumentException("command must begin with a program");
            }
        }
    }
}
