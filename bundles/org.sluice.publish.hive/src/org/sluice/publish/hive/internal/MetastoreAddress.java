package org.sluice.publish.hive.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.files.Failures;

/**
 * Where a metastore is, and whom to be there.
 *
 * @param endpoint the sink's endpoint
 * @param servers those that serve it, to be tried in turn
 * @param user whom to act as
 */
public record MetastoreAddress(String endpoint, List<Server> servers, String user) {

    private static final Logger LOG = LoggerFactory.getLogger(MetastoreAddress.class);
    private static final int DEFAULT_PORT = 9083;

    /** A host and port. */
    record Server(String host, int port) {
        @Override
        public String toString() {
            return "thrift://" + host + ":" + port;
        }
    }

    /** Something that is asked of a metastore. */
    interface Question<T> {
        T ask(Metastore metastore) throws IOException;
    }

    /** Keeps a copy. */
    public MetastoreAddress {
        servers = List.copyOf(servers);
    }

    /**
     * Reads {@code thrift://host:port}, or several with commas.
     *
     * @throws SluiceException E_INVALID_CONFIG
     */
    public static MetastoreAddress parse(String endpoint, String text, String user) {
        return new MetastoreAddress(
                endpoint,
                Arrays.stream(text.split(",", -1))
                        .map(part -> server(endpoint, part.strip()))
                        .toList(),
                user);
    }

    private static Server server(String endpoint, String text) {
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if ("thrift".equals(uri.getScheme()) && host != null) {
                return new Server(host, uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("No URI", e);
        }
        throw new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The option 'hive_metastore' of '" + endpoint + "' is '" + text + "', which names no metastore.",
                "Write it as thrift://host:9083; several are separated by commas.");
    }

    /** Connects for real; says what is there. */
    public String test() {
        return call(metastore -> {
            metastore.hasDatabase("default");
            return "Tables are published in the Hive metastore " + this + ".";
        });
    }

    /**
     * Asks something on a connection of its own.
     *
     * @throws SluiceException E_ENDPOINT_UNREACHABLE, E_PERMISSION_DENIED, E_SINK_WRITE_FAILED
     */
    <T> T call(Question<T> question) {
        try (ThriftConnection connection = connect()) {
            Metastore metastore = new Metastore(connection);
            metastore.actAs(user);
            return question.ask(metastore);
        } catch (MetastoreRefusal e) {
            throw refused(e);
        } catch (EOFException e) {
            throw unreachable(this + " closed the connection without an answer, as one with Kerberos does", e);
        } catch (IOException e) {
            throw unreachable(this + ": " + Failures.reason(e), e);
        }
    }

    private ThriftConnection connect() {
        List<String> reasons = new ArrayList<>();
        for (Server server : servers) {
            try {
                return ThriftConnection.open(server.host(), server.port());
            } catch (IOException e) {
                LOG.debug("{} does not answer", server, e);
                reasons.add(server + ": " + Failures.reason(e));
            }
        }
        throw unreachable(String.join("; ", reasons), null);
    }

    private SluiceException unreachable(String reason, @org.eclipse.jdt.annotation.Nullable Exception e) {
        return new SluiceException(
                ProblemCode.E_ENDPOINT_UNREACHABLE,
                "The Hive metastore of '" + endpoint + "' cannot be asked (" + reason + ").",
                "Start it or check 'hive_metastore', and run again.",
                e);
    }

    private SluiceException refused(MetastoreRefusal e) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        String what = "The Hive metastore " + this + " refused "
                + message.lines().findFirst().orElse("") + ".";
        return lower.contains("permission denied") || lower.contains("accesscontrolexception")
                ? new SluiceException(
                        ProblemCode.E_PERMISSION_DENIED,
                        what,
                        "Give the user '" + user + "' that right, or choose another with 'hadoop_user', and run again.",
                        e)
                : new SluiceException(
                        ProblemCode.E_SINK_WRITE_FAILED, what, "Look into the metastore's log, and run again.", e);
    }

    @Override
    public String toString() {
        return String.join(",", servers.stream().map(Server::toString).toList());
    }
}
