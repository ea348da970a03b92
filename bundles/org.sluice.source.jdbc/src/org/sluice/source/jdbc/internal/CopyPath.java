package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** PostgreSQL's COPY in the binary format. */
final class CopyPath implements FastPath {

    private static final Logger LOG = LoggerFactory.getLogger(CopyPath.class);
    private static final String WHOLE_SERVER = "";

    private final String endpoint;
    private final boolean required;
    private final AtomicBoolean probed = new AtomicBoolean();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /** @param required whether the user wants this way and no other */
    CopyPath(String endpoint, boolean required) {
        this.endpoint = endpoint;
        this.required = required;
    }

    @Override
    public void probe(Connection connection) throws SQLException {
        if (!probed.compareAndSet(false, true)) {
            return;
        }
        try {
            CopyOut copy = server(connection).getCopyAPI().copyOut(copy("SELECT 1 WHERE false"));
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                probed.set(false);
                throw e;
            }
            remember(WHOLE_SERVER, Problems.words(e));
        }
    }

    private static PGConnection server(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private static String copy(String select) {
        return "COPY (" + select + ") TO STDOUT (FORMAT binary)";
    }

    @Override
    public Optional<String> obstacle(Connection connection, SliceQuery query) throws SQLException {
        if ("SQL_ASCII".equals(server(connection).getParameterStatus("server_encoding"))) {
            remember(WHOLE_SERVER, "the database's encoding SQL_ASCII does not say what its text means.");
        }
        unknownColumn(query).ifPresent(reason -> remember(query.request().dataset(), reason));
        Optional<String> reason = Optional.ofNullable(refusals.get(WHOLE_SERVER))
                .or(() -> Optional.ofNullable(refusals.get(query.request().dataset())));
        if (required && reason.isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The endpoint '" + endpoint + "' says read_path: copy, but "
                            + query.request().dataset() + " cannot be read so: " + reason.get(),
                    "Set read_path: auto, which reads with a cursor where COPY cannot.");
        }
        return reason.map(why -> "Read with a cursor instead of COPY: " + why);
    }

    private void remember(String what, String reason) {
        if (refusals.putIfAbsent(what, reason) == null && !required) {
            LOG.info("{} {}: COPY is not used, a cursor reads instead: {}", endpoint, what, reason);
        }
    }

    private static Optional<String> unknownColumn(SliceQuery query) {
        return query.selection().columns().stream()
                .filter(column -> copyColumn(query, column).isEmpty())
                .map(column ->
                        "the binary form of the column " + column.source().name() + ", of type "
                                + column.source().describe() + ", is not known here.")
                .findFirst();
    }

    private static Optional<CopyColumn> copyColumn(SliceQuery query, Selection.Column column) {
        return CopyColumn.of(column, query.dialect().quote(column.source().name()));
    }

    /** As the driver would send it, so that question marks and escapes in the unit's own text mean the same. */
    @Override
    public String statement(Connection connection, SliceQuery query) throws SQLException {
        return copy(connection.nativeSQL(
                query.literal(column -> copyColumn(query, column).orElseThrow().expression())));
    }

    @Override
    public BatchReader open(
            Connection connection,
            SliceQuery query,
            Cancellation cancellation,
            Function<SQLException, SluiceException> failure)
            throws SQLException {
        List<CopyColumn> columns = query.selection().columns().stream()
                .map(column -> copyColumn(query, column).orElseThrow())
                .toList();
        CopyReader.Shape shape = new CopyReader.Shape(
                query.selection().schema(),
                columns,
                new BatchLimit(query.request().batchBytes()));
        return new CopyReader(connection, statement(connection, query), shape, cancellation, failure);
    }

    @Override
    public boolean isRefused(SliceQuery query, SQLException e) {
        if (required || !isRefusal(e)) {
            return false;
        }
        remember(query.request().dataset(), Problems.words(e));
        return true;
    }

    /** Not known, not permitted, not here; also what poolers say to a protocol that they do not pass on. */
    private static boolean isRefusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("42") || state.startsWith("0A") || state.startsWith("25") || state.equals("08P01");
    }
}
