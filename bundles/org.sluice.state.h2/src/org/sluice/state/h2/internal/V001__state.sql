CREATE TABLE checkpoints (
    unit_id VARCHAR NOT NULL,
    version BIGINT NOT NULL,
    body CLOB NOT NULL,
    PRIMARY KEY (unit_id, version)
);
-- The newest of everything about a unit, so that nothing is searched in the history.
CREATE TABLE unit_heads (
    unit_id VARCHAR PRIMARY KEY,
    checkpoint_version BIGINT,
    run_id VARCHAR
);
CREATE TABLE unit_locks (
    unit_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    pid BIGINT NOT NULL,
    process_start BIGINT NOT NULL,
    heartbeat TIMESTAMP(9) WITH TIME ZONE NOT NULL
);
CREATE TABLE runs (
    run_id VARCHAR PRIMARY KEY,
    state VARCHAR NOT NULL,
    created_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(9) WITH TIME ZONE,
    host VARCHAR NOT NULL,
    pid BIGINT NOT NULL,
    process_start BIGINT NOT NULL,
    user_name VARCHAR NOT NULL,
    arguments CLOB NOT NULL,
    cancel_requested BOOLEAN DEFAULT FALSE NOT NULL
);
CREATE INDEX runs_by_time ON runs (created_at DESC, run_id DESC);
CREATE INDEX runs_by_state ON runs (state);
CREATE TABLE unit_runs (
    sequence BIGINT GENERATED ALWAYS AS IDENTITY,
    run_id VARCHAR NOT NULL,
    unit_id VARCHAR NOT NULL,
    work_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    sync_mode VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    base_version BIGINT NOT NULL,
    plan CLOB,
    target CLOB,
    started_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(9) WITH TIME ZONE,
    row_count BIGINT NOT NULL,
    byte_count BIGINT NOT NULL,
    stored_bytes BIGINT NOT NULL,
    problem_code VARCHAR,
    problem_message VARCHAR,
    problem_next VARCHAR,
    problem_retryable BOOLEAN,
    PRIMARY KEY (run_id, unit_id)
);
CREATE TABLE slices (
    run_id VARCHAR NOT NULL,
    unit_id VARCHAR NOT NULL,
    slice_index INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    attempts INTEGER NOT NULL,
    prepared CLOB,
    receipt CLOB,
    problem_code VARCHAR,
    problem_message VARCHAR,
    problem_next VARCHAR,
    problem_retryable BOOLEAN,
    PRIMARY KEY (run_id, unit_id, slice_index)
);
CREATE TABLE pending_commits (
    unit_id VARCHAR PRIMARY KEY,
    commit_id VARCHAR NOT NULL,
    request CLOB NOT NULL
);
CREATE TABLE key_values (
    namespace VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    content CLOB NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (namespace, name)
);
