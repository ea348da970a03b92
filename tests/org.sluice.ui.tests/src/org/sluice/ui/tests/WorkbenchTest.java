package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    @Test
    void theWindowOpensWithTheIngestionPerspective() {
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
            var window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
            assertThat(window.getActivePage().getPerspective().getLabel()).isEqualTo("Ingestion");
        });
    }
}
