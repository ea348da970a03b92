package org.sluice.engine.internal;

import java.util.List;
import java.util.Set;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;

/** Ends the process, as a power cut would, at one point of the sink's work: the real sink does everything else. */
final class HaltingSinkFactory implements SinkFactory {

    /** Where the process ends. */
    enum Point {
        BEFORE_PREPARE,
        AFTER_PREPARE,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_FINISH,
        AFTER_FINISH
    }

    private final SinkFactory real;
    private final Point point;

    HaltingSinkFactory(SinkFactory real, Point point) {
        this.real = real;
        this.point = point;
    }

    private void reached(Point here) {
        if (here == point) {
            Runtime.getRuntime().halt(137);
        }
    }

    @Override
    public List<EndpointTemplate> templates() {
        return real.templates();
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        Sink sink = real.open(endpoint);
        return new Sink() {
            @Override
            public ConnectionReport test() {
                return sink.test();
            }

            @Override
            public Set<WriteMode> writeModes() {
                return sink.writeModes();
            }

            @Override
            public SinkSession open(SinkTarget target) {
                return new HaltingSession(sink.open(target));
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    private final class HaltingSession implements SinkSession {
        private final SinkSession session;

        HaltingSession(SinkSession session) {
            this.session = session;
        }

        @Override
        public CommitScope commitScope() {
            return session.commitScope();
        }

        @Override
        public PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation) {
            reached(Point.BEFORE_PREPARE);
            PreparedSlice prepared = session.prepare(slice, rows, cancellation);
            reached(Point.AFTER_PREPARE);
            return prepared;
        }

        @Override
        public CommitOutcome commit(CommitRequest request) {
            reached(Point.BEFORE_COMMIT);
            CommitOutcome outcome = session.commit(request);
            reached(Point.AFTER_COMMIT);
            return outcome;
        }

        @Override
        public CommitOutcome lookup(CommitRequest request) {
            return session.lookup(request);
        }

        @Override
        public void abort(PreparedSlice slice) {
            session.abort(slice);
        }

        @Override
        public void finish() {
            reached(Point.BEFORE_FINISH);
            session.finish();
            reached(Point.AFTER_FINISH);
        }

        @Override
        public boolean hasData() {
            return session.hasData();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
