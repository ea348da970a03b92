ALTER TABLE unit_runs ADD COLUMN checkpoint_version BIGINT DEFAULT 0 NOT NULL;
UPDATE unit_runs SET checkpoint_version = base_version;
ALTER TABLE runs ADD COLUMN receipt_head VARCHAR DEFAULT '' NOT NULL;
-- The receipts of a run in the order of their commits.
CREATE TABLE receipt_chain (
    run_id VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    unit_id VARCHAR NOT NULL,
    slice_index INTEGER NOT NULL,
    hash VARCHAR NOT NULL,
    PRIMARY KEY (run_id, position)
);
CREATE INDEX receipt_chain_by_slice ON receipt_chain (run_id, unit_id, slice_index);
CREATE TABLE coverage (
    unit_id VARCHAR NOT NULL,
    sequence BIGINT GENERATED ALWAYS AS IDENTITY,
    run_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    cursor_type VARCHAR NOT NULL,
    low VARCHAR,
    high VARCHAR NOT NULL,
    row_count BIGINT NOT NULL,
    at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    note VARCHAR NOT NULL,
    PRIMARY KEY (unit_id, sequence)
);
CREATE TABLE pauses (
    unit_id VARCHAR PRIMARY KEY,
    at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    author VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
-- The newest commit that stands in the sink, by unit: both sides are compared before a run.
CREATE TABLE sink_commits (
    unit_id VARCHAR PRIMARY KEY,
    commit_id VARCHAR NOT NULL,
    checkpoint_version BIGINT NOT NULL
);
