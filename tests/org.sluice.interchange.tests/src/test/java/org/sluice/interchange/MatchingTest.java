package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.WriteMode;

class MatchingTest {

    private static ImportedState state(String... names) {
        String bookmarks = String.join(
                ",",
                Arrays.stream(names)
                        .map(name -> "\"" + name + "\": {\"id\": 7}")
                        .toList());
        return Examples.parse("{\"bookmarks\": {" + bookmarks + "}}");
    }

    private static ImportSettings mapped(String... pairs) {
        return new ImportSettings(
                Arrays.stream(pairs)
                        .map(pair -> pair.split("="))
                        .map(pair -> new ImportSettings.Mapping(pair[0], pair[1]))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "public.orders, public.orders",
        "PUBLIC.ORDERS, public.orders",
        "orders, public.orders",
        "Orders, PUBLIC.ORDERS",
        "shop.public.orders, public.orders",
        "public-orders, public.orders",
        "shop-public-orders, public.orders",
        "public.orders, orders",
        "public-order-lines, public.order-lines",
        "order-lines, public.order-lines",
    })
    void namesThatMeanADataset(String theirs, String dataset) {
        assertThat(plan(state(theirs), unit(dataset, "id:int64")).imports()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sales.orders, public.orders",
        "lines, public.order-lines",
        "customer-orders, orders",
        "reorders, public.orders",
        "order, public.orders",
        "public, public.orders",
    })
    void namesThatDoNot(String theirs, String dataset) {
        ImportPlan plan = plan(state(theirs), unit(dataset, "id:int64"));
        assertThat(plan.imports()).isEmpty();
        assertThat(reason(plan.leftOut(), theirs)).contains("no unit has a dataset of that name", "--map " + theirs);
    }

    @Test
    void aFileOfVeryManyStreamsIsNoMatter() {
        String[] names = java.util.stream.IntStream.range(0, 100_000)
                .mapToObj(i -> "table_" + i)
                .toArray(String[]::new);
        TargetUnit[] units = java.util.stream.IntStream.range(99_950, 100_050)
                .mapToObj(i -> unit("public.table_" + i, "id:int64"))
                .toArray(TargetUnit[]::new);
        ImportPlan plan = plan(state(names), units);
        assertThat(plan.imports()).hasSize(50);
        assertThat(plan.leftOut()).hasSize(99_950);
    }

    @Test
    void anExactNameCountsBeforeOthers() {
        ImportPlan plan = plan(
                state("orders"), unit("ORDERS", "id:int64"), unit("a.orders", "id:int64"), unit("orders", "id:int64"));
        assertThat(plan.imports()).extracting(one -> one.unit().dataset()).containsExactly("orders");
    }

    @Test
    void severalPossibleUnitsAreForTheUserToChoose() {
        TargetUnit[] units = {unit("a.orders", "id:int64"), unit("b.orders", "id:int64")};
        ImportPlan plan = plan(state("orders"), units);
        assertThat(plan.imports()).isEmpty();
        assertThat(reason(plan.leftOut(), "orders")).contains("shop/a.orders@lake", "shop/b.orders@lake", "--map");
        ImportPlan chosen = ImportPlanner.plan(
                state("orders"), List.of(units), mapped("orders=b.orders", "orders=shop/a.orders@lake"));
        assertThat(chosen.imports()).extracting(one -> one.unit().dataset()).containsExactly("b.orders", "a.orders");
    }

    @Test
    void severalStreamsOfOneUnitAreForTheUserToChoose() {
        ImportPlan plan = plan(state("orders", "ORDERS"), unit("public.orders", "id:int64"));
        assertThat(plan.imports()).isEmpty();
        assertThat(plan.leftOut()).hasSize(2).allMatch(one -> one.reason().contains("2 positions"));
    }

    @Test
    void mappingsOfWhatIsNotThereAreRefused() {
        List<TargetUnit> units = List.of(unit("public.orders", "id:int64"));
        assertThatThrownBy(() -> ImportPlanner.plan(state("orders"), units, mapped("ordres=public.orders")))
                .isInstanceOfSatisfying(SluiceException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
                    assertThat(e.problem().next()).contains("'orders'");
                });
        assertThatThrownBy(() -> ImportPlanner.plan(state("orders"), units, mapped("orders=public.ordres")))
                .isInstanceOfSatisfying(SluiceException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.E_UNIT_NOT_FOUND);
                    assertThat(e.problem().next()).contains("shop/public.orders@lake");
                });
    }

    @Test
    void aPositionInAnotherColumnSaysNothing() {
        ImportPlan plan = plan(state("orders"), unit("orders", "updated_at:timestamp(6)"));
        assertThat(reason(plan.leftOut(), "orders")).contains("follows 'id'", "'updated_at'");
    }

    @Test
    void aUnitWithoutCursorTakesNone() {
        assertThat(reason(plan(state("orders"), unit("orders", "")).leftOut(), "orders"))
                .contains("reads everything");
    }

    @Test
    void appendingMayBringRowsTwiceAndThatIsSaid() {
        TargetUnit unit = unit("orders", "id:int64");
        TargetUnit appended = new TargetUnit(unit.id(), unit.dataset(), unit.cursor(), WriteMode.APPEND);
        assertThat(plan(state("orders"), appended).imports().get(0).warnings())
                .anyMatch(warning -> warning.contains("get them twice"));
        assertThat(plan(state("orders"), unit).imports().get(0).warnings())
                .noneMatch(warning -> warning.contains("twice"));
    }
}
