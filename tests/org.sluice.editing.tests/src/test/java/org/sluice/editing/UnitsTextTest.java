package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.editing.unit.ColumnChoice;
import org.sluice.editing.unit.RunCommandLine;
import org.sluice.editing.unit.SettingField;
import org.sluice.editing.unit.UnitSummary;
import org.sluice.editing.unit.UnitsText;
import org.sluice.project.SchemaExport;
import org.sluice.run.catalog.FixedPluginCatalog;

class UnitsTextTest {

    private static final List<SettingField> FIELDS =
            SettingField.of(SchemaExport.schemas(new FixedPluginCatalog(List.of(), List.of(), List.of()))
                    .get("sluice-units.schema.json"));

    private static final String TEXT =
            """
            version: 1
            source: shop
            sink: lake
            defaults: {sync_mode: incremental}
            units:
              A.ONE:
                cursor_field: U # when
                slicing: {by: ID}
                select: [-X]
              A.TWO:
            """;

    private final UnitsText units = UnitsText.of(TEXT);

    private static SettingField field(String key) {
        return FIELDS.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String with(String unit, String key, String text) {
        return units.with(unit, field(key), text).applyTo(TEXT);
    }

    @Test
    void fieldsComeFromTheSchema() {
        assertThat(FIELDS).extracting(SettingField::key).contains("sync_mode", "slicing.by", "retry.max_attempts");
        assertThat(field("sync_mode").kind()).isEqualTo(SettingField.Kind.CHOICE);
        assertThat(field("disabled").kind()).isEqualTo(SettingField.Kind.BOOLEAN);
        assertThat(field("primary_key").kind()).isEqualTo(SettingField.Kind.LIST);
        assertThat(field("columns").kind()).isEqualTo(SettingField.Kind.MAP);
        assertThat(field("slicing.max_parallel").label()).isEqualTo("Slicing max parallel");
        assertThat(field("slicing.max_parallel").usual()).isEqualTo("2");
    }

    @Test
    void whatAUnitSaysAndWhatItTakesOver() {
        assertThat(units.units()).containsExactly("A.ONE", "A.TWO");
        assertThat(units.idOf("A.ONE")).isEqualTo("shop/A.ONE@lake");
        assertThat(units.stated("A.ONE", "slicing.by")).isEqualTo("ID");
        assertThat(units.stated("A.ONE", "sync_mode")).isEmpty();
        assertThat(units.effective("A.ONE", "sync_mode")).isEqualTo("incremental");
        assertThat(units.unitAt(TEXT.indexOf("slicing"))).contains("A.ONE");
        assertThat(units.unitAt(0)).isEmpty();
    }

    @Test
    void aFieldChangesItsLineOnly() {
        assertThat(with("A.ONE", "cursor_field", "V")).isEqualTo(TEXT.replace("U # when", "V # when"));
        assertThat(with("A.ONE", "primary_key", "ID, NO"))
                .isEqualTo(TEXT.replace("[-X]\n", "[-X]\n    primary_key: [ID, NO]\n"));
        assertThat(with("A.ONE", "cursor_field", " ")).isEqualTo(TEXT.replace("    cursor_field: U # when\n", ""));
        assertThat(with("A.ONE", "slicing.by", "")).isEqualTo(TEXT.replace("    slicing: {by: ID}\n", ""));
        assertThat(with("A.ONE", "slicing.size", "5")).isEqualTo(TEXT.replace("{by: ID}", "{by: ID, size: 5}"));
        assertThat(with("A.TWO", "disabled", "true")).contains("    disabled: true\n");
        assertThat(with("A.TWO", "where", "X: 1")).isEqualTo(TEXT.replace("A.TWO:\n", "A.TWO:\n    where: \"X: 1\"\n"));
    }

    @Test
    void columnsAreTakenOrLeftOut() {
        ColumnChoice choice = units.choice("A.ONE", List.of("ID", "X", "U"));
        assertThat(choice.taken()).containsExactly("ID", "U");
        assertThat(units.select("A.ONE", choice.toggled("U")).applyTo(TEXT)).contains("select: [-X, -U]");
        assertThat(units.select("A.ONE", choice.toggled("X")).applyTo(TEXT)).doesNotContain("select");
        ColumnChoice named = ColumnChoice.of(List.of("ID", "X", "U"), List.of("ID"));
        assertThat(named.toggled("U").written()).containsExactly("ID", "U");
        assertThat(units.type("A.ONE", "ID", "int32").applyTo(TEXT)).contains("columns: {ID: int32}");
    }

    @Test
    void listsOfUnitsGetSettingsToo() {
        UnitsText list = UnitsText.of("version: 1\nsource: a\nsink: b\nunits:\n  - A.ONE\n  - A.TWO\n");
        assertThat(list.units()).containsExactly("A.ONE", "A.TWO");
    }

    @Test
    void aUnitInWords() {
        assertThat(UnitSummary.of(units, "A.ONE"))
                .isEqualTo(
                        "Each run reads the rows of A.ONE at shop with a higher U than before, and adds them to A.ONE at lake.");
        assertThat(RunCommandLine.of(Path.of("/my shop"), List.of(units.idOf("A.ONE"))))
                .isEqualTo("sluice run --project '/my shop' --unit shop/A.ONE@lake");
    }
}
