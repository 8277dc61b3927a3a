package netcoms.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One unit of work as data: as it stands in YAML and on the worker's wire. */
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
    @JsonSubTypes.Type(value = TaskSpec.Tcp.class, name = "tcp"),
    @JsonSubTypes.Type(value = TaskSpec.Http.class, name = "http"),
    @JsonSubTypes.Type(value = TaskSpec.Exec.class, name = "exec")
})
public sealed interface TaskSpec {

    /** Sends a one-shot line to the target and waits for the reply. */
    record Send(String content) implements TaskSpec {}

    /** Connects to the target, says nothing, listens for so many seconds and leaves. */
    record Receive(double seconds) implements TaskSpec {}

    /** Sends the line from so many clients, all connected at once, and waits for every reply. */
    record Broadcast(String content, int clients) implements TaskSpec {}

    /** One line delivered to so many listeners: ends when the last of them has it. */
    record Fanout(String content, int listeners) implements TaskSpec {}

    /** Waits. */
    record Wait(double seconds) implements TaskSpec {}

    /** One product of two square matrices. */
    record Cpu(int size) implements TaskSpec {}

    /** So many products with fresh matrices each: arithmetic and allocation. */
    record Complex(int size, int repeat) implements TaskSpec {}

    /** Nothing: what remains is the strategy's own cost. */
    record Noop() implements TaskSpec {}

    /** Kills its process; refused unless it runs in a worker process. */
    record Crash() implements TaskSpec {}

    /** Connects, sends the text, expects the answer to begin with a text; either may be absent. */
    record Tcp(
            String host,
            int port,
            @Nullable String send,
            @Nullable String expect) implements TaskSpec {}

    /** GETs a URL; a status of 400 or more is a failure. */
    record Http(String url) implements TaskSpec {}

    /** Runs a command; exit code 0 is ok. */
    record Exec(List<String> command) implements TaskSpec {}
}
