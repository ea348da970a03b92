package org.sluice.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "kitten, sitting, 3",
        "H2, h2, 0",
        "mysql, mssql, 1",
        "oracle, oracel, 2"
    })
    void theDistanceCountsChangedAddedAndRemovedLetters(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theClosestComesFirst() {
        List<String> known = List.of("mssql", "mysql", "h2", "parquet", "mysql");
        assertThat(Spelling.closest("mysq", known)).containsExactly("mysql", "mssql");
        assertThat(Spelling.closest("mssql2", known)).containsExactly("mssql", "mysql");
        assertThat(Spelling.closest("snowflake", known)).isEmpty();
        assertThat(Spelling.closest("x", known)).isEmpty();
    }
}
