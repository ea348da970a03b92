package org.sluice.sink.iceberg.internal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTCatalogProperties.SnapshotMode;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.ErrorResponse;

/** The REST protocol over another catalog, by Iceberg's own handlers; it can die in the middle of a commit. */
final class RestServer implements AutoCloseable {

    /** When the server breaks off the next commit's connection. */
    enum Dies {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final Catalog catalog;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ObjectMapper json = new ObjectMapper()
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private volatile Dies dies = Dies.NEVER;
    private volatile boolean dead;

    RestServer(Catalog catalog) throws IOException {
        this.catalog = catalog;
        RESTSerializers.registerAll(json);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String uri() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** With the next commit; a dead server answers nobody until it is told to live. */
    void dies(Dies when) {
        dies = when;
        dead = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = new Answer(200, route(exchange));
        } catch (DeadException e) {
            exchange.close();
            return;
        } catch (RuntimeException e) {
            answer = new Answer(status(e), error(e));
        }
        boolean empty = answer.body() == null || exchange.getRequestMethod().equals("HEAD");
        byte[] body = empty ? new byte[0] : json.writeValueAsBytes(answer.body());
        int status = answer.status() == 200 && empty ? 204 : answer.status();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private record Answer(int status, Object body) {}

    private static final class DeadException extends RuntimeException {}

    private static int status(RuntimeException e) {
        if (e instanceof NoSuchTableException || e instanceof NoSuchNamespaceException) {
            return 404;
        } else if (e instanceof AlreadyExistsException || e instanceof CommitFailedException) {
            return 409;
        }
        return e instanceof ValidationException || e instanceof IllegalArgumentException ? 400 : 500;
    }

    private static ErrorResponse error(RuntimeException e) {
        return ErrorResponse.builder()
                .responseCode(status(e))
                .withType(e.getClass().getSimpleName())
                .withMessage(String.valueOf(e.getMessage()))
                .build();
    }

    private Object route(HttpExchange exchange) throws IOException {
        requireAlive();
        String[] path = Arrays.stream(
                        exchange.getRequestURI().getRawPath().substring(1).split("/"))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toArray(String[]::new);
        if (path[1].equals("config")) {
            return ConfigResponse.builder().build();
        }
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        boolean posts = exchange.getRequestMethod().equals("POST");
        if (path.length == 2) {
            return posts
                    ? CatalogHandlers.createNamespace(namespaces, read(exchange, CreateNamespaceRequest.class))
                    : CatalogHandlers.listNamespaces(namespaces, Namespace.empty());
        }
        Namespace namespace = Namespace.of(path[2].split("\u001f"));
        if (path.length == 3) {
            return CatalogHandlers.loadNamespace(namespaces, namespace);
        } else if (path.length == 4) {
            return create(exchange, namespace);
        }
        return path.length == 5 ? table(exchange, TableIdentifier.of(namespace, path[4])) : null;
    }

    private Object create(HttpExchange exchange, Namespace namespace) throws IOException {
        CreateTableRequest request = read(exchange, CreateTableRequest.class);
        return request.stageCreate()
                ? CatalogHandlers.stageTableCreate(catalog, namespace, request)
                : CatalogHandlers.createTable(catalog, namespace, request);
    }

    private Object table(HttpExchange exchange, TableIdentifier table) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return CatalogHandlers.loadTable(catalog, table, SnapshotMode.ALL);
        }
        UpdateTableRequest request = read(exchange, UpdateTableRequest.class);
        dieIf(Dies.BEFORE_COMMIT);
        Object updated = CatalogHandlers.updateTable(catalog, table, request);
        dieIf(Dies.AFTER_COMMIT);
        return updated;
    }

    private void dieIf(Dies now) {
        dead |= dies == now;
        requireAlive();
    }

    private void requireAlive() {
        if (dead) {
            throw new DeadException();
        }
    }

    private <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return json.readValue(exchange.getRequestBody(), type);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
