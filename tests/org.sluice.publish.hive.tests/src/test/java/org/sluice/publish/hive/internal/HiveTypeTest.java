package org.sluice.publish.hive.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.TypeParser;

/** Which type of Hive a column has. */
class HiveTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | boolean | ''",
                "int8 | tinyint | ''",
                "int16 | smallint | ''",
                "int32 | int | ''",
                "int64 | bigint | ''",
                "float32 | float | ''",
                "float64 | double | ''",
                "decimal(38,10) | decimal(38,10) | ''",
                "string | string | ''",
                "binary | binary | ''",
                "date | date | ''",
                "timestamp(6) | timestamp | ''",
                "timestamp(9) | timestamp | timestamp(9)",
                "timestamp_tz(6) | timestamp | timestamp_tz(6)",
                "time(6) | bigint | time(6)",
                "uuid | binary | uuid",
                "json | string | json"
            })
    void everyFlatTypeHasAForm(String type, String hive, String comment) {
        assertThat(HiveType.of(new Field("c", TypeParser.parse(type), true))).isEqualTo(new HiveType(hive, comment));
    }

    @Test
    void aNestedTypeIsRefusedByName() {
        Field nested = new Field("tags", new DataType.Array(new DataType.Text()), true);

        SluiceException thrown = catchThrowableOfType(SluiceException.class, () -> HiveType.of(nested));

        assertThat(thrown.problem().code()).isEqualTo(ProblemCode.E_TYPE_UNSUPPORTED);
        assertThat(thrown.problem().message()).contains("'tags'", "array<string>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | int | true",
                "int | bigint | false",
                "int | tinyint | true",
                "double | float | true",
                "float | double | false",
                "double | int | false",
                "decimal(12,2) | DECIMAL(10, 2) | true",
                "decimal(10,2) | decimal(12,2) | false",
                "decimal(12,3) | decimal(10,2) | false",
                "String | string | true",
                "string | int | false"
            })
    void aWiderTypeHoldsANarrowerOne(String wide, String narrow, boolean holds) {
        assertThat(HiveType.holds(wide, narrow)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, default, orders",
        "raw.Orders, raw, orders",
        "shop.public.orders, shop_public, orders",
        "raw.order-lines 2, raw, order_lines_2"
    })
    void namesBecomeNamesOfHive(String object, String database, String table) {
        assertThat(HiveTableName.of(object, java.util.Optional.empty())).isEqualTo(new HiveTableName(database, table));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/raw/, file:/data/raw",
        "file:///data/raw, file:/data/raw",
        "hdfs://nn:8020/raw/, hdfs://nn:8020/raw"
    })
    void pathsHaveOneForm(String path, String normal) {
        assertThat(HiveTable.normal(path)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"localhost:9083", "http://localhost:9083", "thrift://", "not a uri", "''"})
    void whatNamesNoMetastoreIsRefused(String text) {
        SluiceException thrown =
                catchThrowableOfType(SluiceException.class, () -> MetastoreAddress.parse("lake", text, "me"));

        assertThat(thrown.problem().code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(thrown.problem().message()).contains("'lake'", "hive_metastore");
        assertThat(thrown.problem().next()).contains("thrift://host:9083");
    }

    @Test
    void thePortHasADefault() {
        assertThat(MetastoreAddress.parse("lake", "thrift://a, thrift://b:1", "me")
                        .servers())
                .isEqualTo(List.of(new MetastoreAddress.Server("a", 9083), new MetastoreAddress.Server("b", 1)));
    }
}
