package netcoms.strategy.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import netcoms.secure.Door;
import netcoms.secure.Fingerprint;
import netcoms.secure.Secret;
import netcoms.task.Breaking;
import netcoms.task.Endpoint;
import netcoms.task.FailureKind;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.Way;
import org.jspecify.annotations.Nullable;

/** What all tasks of a trial share, in frames; by hand for the same reason as {@link SpecCodec}. */
final class SettingsCodec {
    private SettingsCodec() {}

    static void write(TaskSettings settings, DataOutputStream out) throws IOException {
        Frames.putString(out, settings.host());
        out.writeInt(settings.port());
        putDuration(out, settings.connectTimeout());
        putDuration(out, settings.responseTimeout());
        writeDoor(settings.door(), out);
        writeRecovery(settings.recovery(), out);
        Pooling pooling = settings.pooling();
        out.writeBoolean(pooling.on());
        out.writeInt(pooling.max());
        out.writeInt(pooling.maxIdle());
        putDuration(out, pooling.maxLifetime());
        writeWay(settings.way(), out);
    }

    static TaskSettings read(ByteBuffer in) {
        String host = Frames.getString(in);
        int port = in.getInt();
        Duration connect = Frames.getDuration(in);
        Duration response = Frames.getDuration(in);
        Door door = readDoor(in);
        Recovery recovery = readRecovery(in);
        Pooling pooling = new Pooling(in.get() != 0, in.getInt(), in.getInt(), Frames.getDuration(in));
        return new TaskSettings(host, port, connect, response, door, recovery, pooling, readWay(in));
    }

    /** Over the pipe to our own worker, where nobody else reads. */
    private static void writeDoor(Door door, DataOutputStream out) throws IOException {
        Fingerprint certificate = door.certificate();
        Secret password = door.password();
        Frames.putString(out, certificate == null ? "" : certificate.text());
        Frames.putString(out, password == null ? "" : password.reveal());
    }

    private static Door readDoor(ByteBuffer in) {
        String certificate = Frames.getString(in);
        String password = Frames.getString(in);
        return new Door(
                certificate.isEmpty() ? null : new Fingerprint(certificate),
                password.isEmpty() ? null : new Secret(password));
    }

    private static void writeRecovery(Recovery recovery, DataOutputStream out) throws IOException {
        Duration limit = recovery.taskTimeout();
        putDuration(out, limit == null ? Duration.ZERO : limit);
        Retries retries = recovery.retries();
        out.writeInt(retries.attempts());
        putDuration(out, retries.backoff());
        putDuration(out, retries.maxBackoff());
        out.writeInt(retries.kinds().size());
        for (FailureKind kind : retries.kinds()) {
            Frames.putString(out, kind.name());
        }
        out.writeDouble(retries.budget());
        Breaking breaking = recovery.breaking();
        out.writeBoolean(breaking.on());
        out.writeDouble(breaking.failureRate());
        out.writeInt(breaking.window());
        putDuration(out, breaking.openFor());
    }

    private static Recovery readRecovery(ByteBuffer in) {
        Duration taskTimeout = limit(Frames.getDuration(in));
        int attempts = in.getInt();
        Duration backoff = Frames.getDuration(in);
        Duration maxBackoff = Frames.getDuration(in);
        Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
        for (int count = in.getInt(); count > 0; count--) {
            kinds.add(FailureKind.valueOf(Frames.getString(in)));
        }
        Retries retries = new Retries(attempts, backoff, maxBackoff, kinds, in.getDouble());
        Breaking breaking = new Breaking(in.get() != 0, in.getDouble(), in.getInt(), Frames.getDuration(in));
        return new Recovery(taskTimeout, retries, breaking);
    }

    private static @Nullable Duration limit(Duration read) {
        return read.isZero() ? null : read;
    }

    private static void writeWay(Way way, DataOutputStream out) throws IOException {
        out.writeInt(way.detours().size());
        for (Map.Entry<Endpoint, Endpoint> detour : way.detours().entrySet()) {
            writeEndpoint(detour.getKey(), out);
            writeEndpoint(detour.getValue(), out);
        }
        Frames.putString(out, way.nonce());
    }

    private static Way readWay(ByteBuffer in) {
        Map<Endpoint, Endpoint> detours = new HashMap<>();
        for (int count = in.getInt(); count > 0; count--) {
            detours.put(readEndpoint(in), readEndpoint(in));
        }
        return new Way(detours, Frames.getString(in));
    }

    private static void writeEndpoint(Endpoint endpoint, DataOutputStream out) throws IOException {
        Frames.putString(out, endpoint.host());
        out.writeInt(endpoint.port());
    }

    private static Endpoint readEndpoint(ByteBuffer in) {
        return new Endpoint(Frames.getString(in), in.getInt());
    }

    private static void putDuration(DataOutputStream out, Duration duration) throws IOException {
        out.writeLong(duration.toNanos());
    }
}
