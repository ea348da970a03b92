package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TieSketchTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 500, 2000})
    void theDifferenceOfAMillionRowsIsToldExactly(int late) {
        Random random = new Random(7);
        TieSketch before = new TieSketch();
        TieSketch now = new TieSketch();
        for (int i = 0; i < 1_000_000; i++) {
            long hash = random.nextLong();
            before.add(hash);
            now.add(hash);
        }
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < late; i++) {
            long hash = random.nextLong();
            now.add(hash);
            expected.put(hash, 1);
        }
        assertThat(now.minus(TieSketch.parse(before.text()))).contains(expected);
    }

    @Test
    void copiesAreCountedAndWhatIsGoneIsNegative() {
        Random random = new Random(8);
        TieSketch before = new TieSketch();
        TieSketch now = new TieSketch();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            long hash = random.nextLong();
            int old = random.nextInt(5);
            int young = random.nextInt(20);
            for (int copy = 0; copy < old; copy++) {
                before.add(hash);
            }
            for (int copy = 0; copy < young; copy++) {
                now.add(hash);
            }
            if (old != young) {
                expected.put(hash, young - old);
            }
        }
        assertThat(now.minus(before)).contains(expected);
    }

    @Test
    void tooMuchIsSaidAndNeverGuessed() {
        Random random = new Random(9);
        TieSketch before = new TieSketch();
        TieSketch now = new TieSketch();
        for (int i = 0; i < 10_000; i++) {
            now.add(random.nextLong());
        }
        assertThat(now.minus(before)).isEmpty();
    }

    @Test
    void joinedOnesHoldBoth() {
        TieSketch left = new TieSketch();
        TieSketch right = new TieSketch();
        left.add(1);
        right.add(2);
        left.addAll(right);
        assertThat(left.minus(new TieSketch())).contains(Map.of(1L, 1, 2L, 1));
    }

    @Test
    void itsTextStaysSmallAndATornOneIsRefused() {
        String text = new TieSketch().text();
        assertThat(text.length()).isLessThan(100_000);
        assertThatThrownBy(() -> TieSketch.parse(text.substring(8))).isInstanceOf(IllegalArgumentException.class);
    }
}
