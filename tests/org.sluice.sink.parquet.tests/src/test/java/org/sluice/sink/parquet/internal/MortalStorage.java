package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage that takes some changes more and then fails at everything. */
final class MortalStorage extends DelegatingStorage {

    private final AtomicInteger changesLeft;

    MortalStorage(Storage storage, AtomicInteger changesLeft) {
        super(storage);
        this.changesLeft = changesLeft;
    }

    @Override
    void change() throws IOException {
        if (changesLeft.getAndDecrement() <= 0) {
            changesLeft.set(0);
            throw new IOException("dead");
        }
    }

    @Override
    void look() throws IOException {
        if (changesLeft.get() <= 0) {
            throw new IOException("dead");
        }
    }
}
