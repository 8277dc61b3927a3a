package netcoms.monitor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Signals of the operating system to this process. {@code sun.misc.Signal} is the only way to them and is reached by
 * reflection, since javac warns of every mention of it and offers no way to accept one.
 */
public final class ProcessSignals {
    private ProcessSignals() {}

    /**
     * Handles a signal from now on, instead of the JVM's default.
     *
     * @param name without SIG, for example {@code TERM}
     * @param action given the signal's number; runs on a thread of the JVM's own, once per signal, and must not block
     * @return false where this platform or JVM does not let us
     */
    public static boolean handle(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (args == null || !method.getName().equals("handle")) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        action.accept((int) signal.getMethod("getNumber").invoke(args[0]));
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (ReflectiveOperationException e) {
            // Unknown here (Windows has no HUP), or taken by the JVM (-Xrs): the caller can live without.
            if (e instanceof InvocationTargetException wrapped && wrapped.getCause() instanceof Error error) {
                throw error;
            }
            return false;
        }
    }
}
