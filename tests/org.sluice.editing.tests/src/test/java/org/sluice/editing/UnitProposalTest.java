package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.TypeParser;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.PreviewUnit;
import org.sluice.editing.catalog.UnitAddition;
import org.sluice.editing.catalog.UnitProposal;

class UnitProposalTest {

    private static final Set<String> FILES = Set.of("append", "overwrite");
    private static final Set<String> TABLES = Set.of("append", "overwrite", "merge");

    private static Dataset dataset(String name, List<String> key, String... columns) {
        List<DatasetColumn> all =
                Arrays.stream(columns).map(UnitProposalTest::column).toList();
        return new Dataset(name, Dataset.Kind.TABLE, all, key, OptionalLong.empty(), "");
    }

    private static DatasetColumn column(String text) {
        String[] parts = text.split(" ");
        boolean known = !parts[1].equals("?");
        return new DatasetColumn(
                parts[0], parts[1], known ? Optional.of(TypeParser.parse(parts[1])) : Optional.empty(), false, "");
    }

    private static final Dataset ORDERS = dataset(
            "A.ORDERS", List.of("ID"), "ID int64", "CREATED timestamp(6)", "UPDATED_AT timestamp(6)", "X string");
    private static final Dataset CODES = dataset("A.CODES", List.of(), "CODE string");

    @Test
    void aColumnOfChangesIsTheCursor() {
        UnitProposal files = UnitProposal.of(ORDERS, FILES);
        assertThat(files.cursor()).contains("UPDATED_AT");
        assertThat(files.settings().toString()).isEqualTo("{sync_mode=incremental, cursor_field=UPDATED_AT}");
        UnitProposal tables = UnitProposal.of(ORDERS, TABLES);
        assertThat(tables.settings()).containsEntry("write_mode", "merge");
        assertThat(tables.problem()).isEmpty();
        assertThat(UnitProposal.cursors(ORDERS)).containsExactly("UPDATED_AT", "CREATED", "ID");
    }

    @Test
    void withoutOneEverythingIsRead() {
        UnitProposal proposal = UnitProposal.of(CODES, TABLES);
        assertThat(proposal.settings()).isEmpty();
        assertThat(proposal.writing("merge").problem().orElseThrow()).contains("no key");
        assertThat(proposal.writing("merge").keyed(List.of("CODE")).problem()).isEmpty();
        assertThat(proposal.writing("merge").keyed(List.of("CODE")).settings())
                .containsEntry("primary_key", List.of("CODE"));
    }

    @Test
    void peopleDecideOtherwise() {
        UnitProposal proposal = UnitProposal.of(ORDERS, FILES);
        assertThat(proposal.full().settings()).isEmpty();
        assertThat(proposal.full().by("ID").settings().toString())
                .isEqualTo("{sync_mode=incremental, cursor_field=ID}");
        assertThat(proposal.keyed(List.of("ID")).settings()).doesNotContainKey("primary_key");
    }

    @Test
    void unitsAreAddedToAFileOnce() {
        UnitAddition both = new UnitAddition(
                "shop", "lake", List.of(UnitProposal.of(CODES, FILES), UnitProposal.of(ORDERS, FILES)));
        String made = both.addTo("");
        assertThat(made)
                .isEqualTo(
                        """
                version: 1
                source: shop
                sink: lake
                units:
                  A.CODES:
                  A.ORDERS: {sync_mode: incremental, cursor_field: UPDATED_AT}
                """);
        assertThat(both.addTo(made)).isEqualTo(made);
        assertThat(both.fits(made)).isTrue();
        assertThat(both.fits(made.replace("shop", "other"))).isFalse();
        String other = "version: 1\nsource: shop\nsink: db\nunits:\n  A.CODES: # ours\n";
        assertThat(both.addTo(other))
                .isEqualTo(other
                        + "  A.ORDERS:\n    sync_mode: incremental\n    cursor_field: UPDATED_AT\n    sink: lake\n");
    }

    @Test
    void labelsAndPreviewsOfADataset() {
        Dataset odd = dataset("A.ODD", List.of(), "N ?", "M int32");
        CatalogEntry entry = new CatalogEntry("shop", odd, Instant.EPOCH, List.of());
        assertThat(entry.labels()).containsExactly("Table", "Not ingested", "Without key", "Needs a type", "Schema A");
        assertThat(PreviewUnit.of(entry).read().select()).containsExactly("-N");
        assertThat(UnitProposal.of(odd, FILES).warning().orElseThrow()).contains("N");
    }
}
