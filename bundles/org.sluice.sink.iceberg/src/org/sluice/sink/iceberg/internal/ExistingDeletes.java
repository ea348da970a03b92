package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Rows of data files that are deleted already. A delete file that many data files share is read once, up to a limit. */
final class ExistingDeletes {

    private final Loader loader;

    ExistingDeletes(Table table) {
        this.loader = new Loader(table);
    }

    PositionDeleteIndex of(DataFile file, List<DeleteFile> deletes) {
        List<DeleteFile> byPosition = new ArrayList<>();
        for (DeleteFile delete : deletes) {
            if (delete.content() == FileContent.POSITION_DELETES) {
                byPosition.add(delete);
            }
        }
        return loader.loadPositionDeletes(byPosition, file.location());
    }

    static boolean byEquality(List<DeleteFile> deletes) {
        return deletes.stream().anyMatch(delete -> delete.content() == FileContent.EQUALITY_DELETES);
    }

    /** Iceberg's own reader of delete files, with a cache; it reads in several threads. */
    @NonNullByDefault({})
    private static final class Loader extends BaseDeleteLoader {

        private static final long LIMIT = 32L << 20;

        private final Map<String, Object> cache = new ConcurrentHashMap<>();
        private final AtomicLong cached = new AtomicLong();

        Loader(Table table) {
            super(delete -> table.io().newInputFile(delete));
        }

        @Override
        protected boolean canCache(long size) {
            return cached.get() + size <= LIMIT;
        }

        @Override
        @SuppressWarnings("unchecked")
        protected <V> V getOrLoad(String key, Supplier<V> supplier, long size) {
            return (V) cache.computeIfAbsent(key, missing -> {
                cached.addAndGet(size);
                return supplier.get();
            });
        }
    }
}
