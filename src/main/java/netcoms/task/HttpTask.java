package netcoms.task;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** GETs a URL with HTTP/1.1, follows redirects, reads the body to its end and drops it. */
final class HttpTask {
    /** By connect timeout, which a client fixes: building one costs a thread and some 100 ms the first time. */
    private static final ConcurrentHashMap<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private HttpTask() {}

    static void run(String url, TaskSettings settings) throws TaskFailure, InterruptedException {
        URI uri = URI.create(url);
        String where = uri.getRawAuthority();
        HttpClient client = CLIENTS.computeIfAbsent(settings.connectTimeout(), HttpTask::client);
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout would end with the headers; connecting has its own.
            Duration limit = settings.connectTimeout().plus(settings.responseTimeout());
            int status = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS).statusCode();
            if (status >= 400) {
                throw new TaskFailure(FailureKind.REJECTED, where + ": status " + status);
            }
        } catch (TimeoutException e) {
            throw new TaskFailure(
                    FailureKind.RESPONSE_TIMEOUT,
                    where + ": no complete response within " + Connection.seconds(settings.responseTimeout()));
        } catch (ExecutionException e) {
            throw failure(e.getCause(), where, settings);
        } finally {
            exchange.cancel(true);
        }
    }

    /** Who is asked for the URL. */
    static Endpoint target(String url) {
        URI uri = URI.create(url);
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new Endpoint(host, uri.getPort() == -1 ? usual : uri.getPort());
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private static TaskFailure failure(@Nullable Throwable cause, String where, TaskSettings settings) {
        String text = messages(cause);
        if (cause instanceof HttpConnectTimeoutException) {
            return new TaskFailure(
                    FailureKind.CONNECT_TIMEOUT,
                    where + ": no connection within " + Connection.seconds(settings.connectTimeout()),
                    cause);
        }
        if (has(cause, UnresolvedAddressException.class)) {
            return new TaskFailure(FailureKind.ERROR, where + ": unknown host", cause);
        }
        if (cause instanceof ConnectException) {
            return new TaskFailure(FailureKind.REFUSED, where + ": connection refused", cause);
        }
        if (text.contains("reset") || text.contains("Broken pipe")) {
            return new TaskFailure(FailureKind.RESET, where + ": the peer reset the connection", cause);
        }
        if (has(cause, EOFException.class) || text.contains("received no bytes")) {
            return new TaskFailure(
                    FailureKind.EOF,
                    where + ": the peer closed the connection before the response was complete",
                    cause);
        }
        if (cause instanceof ProtocolException || cause instanceof IOException) {
            return new TaskFailure(FailureKind.PROTOCOL, where + ": " + text, cause);
        }
        return new TaskFailure(FailureKind.ERROR, where + ": " + cause, cause);
    }

    private static boolean has(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String messages(@Nullable Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            text.append(text.isEmpty() ? "" : ": ").append(t.getMessage());
        }
        return text.toString();
    }
}
