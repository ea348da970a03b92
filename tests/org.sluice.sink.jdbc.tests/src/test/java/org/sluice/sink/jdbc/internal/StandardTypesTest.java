package org.sluice.sink.jdbc.internal;

import java.util.ArrayList;
import java.util.List;

/** H2 through the SQL of any other database: JSON is text there, and byte strings are BLOBs. */
class StandardTypesTest extends H2TypesTest {

    @Override
    TestDatabase create() {
        return TestDatabase.standard();
    }

    @Override
    List<Case> cases() {
        List<Case> cases = new ArrayList<>(super.cases());
        cases.removeIf(one -> one.type().equals("json") || one.type().equals("binary"));
        cases.add(new Case("json", "{\"b\":  1}", "{\"b\":  1}"));
        return cases;
    }

    @Override
    List<Refusal> refusals() {
        return List.of(new Refusal("decimal(5,2)", decimal("1000.00"), "too long"));
    }
}
