package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTableTest {

    /** Keys as they come, each of them hard on some hash. */
    enum Keys {
        COUNTED {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.number(i);
            }
        },
        BY_A_MILLION {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.number(i * 1_000_000L);
            }
        },
        HIGH_BITS {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.number((long) i << 44);
            }
        },
        TWO_COLUMNS {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.number(i / 4);
                key.number(i % 4);
            }
        },
        DECIMALS {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.decimal(java.math.BigInteger.valueOf(i * 100L));
            }
        },
        TEXTS {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                byte[] text = ("customer-" + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                key.raw(text);
            }
        },
        RANDOM {
            @Override
            void put(int i, Random random, KeyBuffer key) {
                key.number(random.nextLong());
            }
        };

        abstract void put(int i, Random random, KeyBuffer key);
    }

    @ParameterizedTest
    @EnumSource
    void keysAreNumberedAndFoundWithoutLongChains(Keys keys) {
        KeyTable table = new KeyTable();
        Map<String, Integer> expected = new HashMap<>();
        Random random = new Random(7);
        KeyBuffer key = new KeyBuffer();
        for (int i = 0; i < 100_000; i++) {
            key.reset();
            keys.put(i, random, key);
            Integer before = expected.putIfAbsent(
                    new String(key.copy(), java.nio.charset.StandardCharsets.ISO_8859_1), expected.size());
            assertThat(table.add(key.bytes(), key.length())).isEqualTo(before == null ? expected.size() - 1 : before);
        }
        assertThat(table.size()).isEqualTo(expected.size());
        random.setSeed(7);
        for (int i = 0; i < 100_000; i++) {
            key.reset();
            keys.put(i, random, key);
            assertThat(table.find(key.bytes(), key.length())).isEqualTo(i);
        }
        assertThat(table.longestChain()).isLessThan(150);
    }
}
