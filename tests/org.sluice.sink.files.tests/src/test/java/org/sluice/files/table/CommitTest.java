package org.sluice.files.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a journal holds. */
class CommitTest {

    @Test
    void theTextOfACommitCanBeReadBack() {
        Commit commit = new Commit(
                "c-1",
                "shop/orders@lake",
                "{\"version\":7}",
                7,
                List.of(new Commit.Add(
                        "a/_staging/r/slice-0.parquet.tmp", "a/load_date=2026-03-14/part-0.parquet", 99)),
                true,
                List.of("a/load_date=2026-03-13"),
                List.of("a/x.parquet"));

        assertThat(Commit.parse(commit.text())).isEqualTo(commit);
        assertThat(commit.bytes()).isEqualTo(99);
    }
}
