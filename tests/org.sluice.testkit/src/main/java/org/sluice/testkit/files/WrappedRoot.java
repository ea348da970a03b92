package org.sluice.testkit.files;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.sluice.files.Root;
import org.sluice.files.Storage;

/** A root whose storage is wrapped. */
public record WrappedRoot(Root root, UnaryOperator<Storage> wrapper) implements Root {
    @Override
    public String text() {
        return root.text();
    }

    @Override
    public String product() {
        return root.product();
    }

    @Override
    public String version() {
        return root.version();
    }

    @Override
    public String user() {
        return root.user();
    }

    @Override
    public Storage open() throws IOException {
        return wrapper.apply(root.open());
    }
}
