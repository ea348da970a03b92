package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import org.apache.iceberg.catalog.Catalog;

/** Runs work with the class loader in which Iceberg and Hadoop find their parts. */
final class Library {

    private Library() {}

    /** Work that may fail. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T call(Work<T> work) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Catalog.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
