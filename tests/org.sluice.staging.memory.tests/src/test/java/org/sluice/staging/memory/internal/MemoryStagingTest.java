package org.sluice.staging.memory.internal;

import org.sluice.api.staging.StagingFactory;
import org.sluice.testkit.staging.StagingContract;

class MemoryStagingTest extends StagingContract {

    @Override
    protected StagingFactory factory() {
        return new MemoryStagingFactory();
    }
}
