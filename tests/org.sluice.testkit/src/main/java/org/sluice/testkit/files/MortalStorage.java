package org.sluice.testkit.files;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sluice.files.Storage;

/** A storage that takes some changes more and then fails at everything. */
public final class MortalStorage extends DelegatingStorage {

    private final AtomicInteger changesLeft;

    /** Wraps a storage. */
    public MortalStorage(Storage storage, AtomicInteger changesLeft) {
        super(storage);
        this.changesLeft = changesLeft;
    }

    @Override
    protected void change() throws IOException {
        if (changesLeft.getAndDecrement() <= 0) {
            changesLeft.set(0);
            throw new IOException("dead");
        }
    }

    @Override
    protected void look() throws IOException {
        if (changesLeft.get() <= 0) {
            throw new IOException("dead");
        }
    }
}
