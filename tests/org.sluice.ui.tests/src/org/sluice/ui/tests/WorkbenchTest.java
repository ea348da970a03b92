package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.tests.pages.ConsolePage;
import org.sluice.ui.tests.pages.Screenshots;
import org.sluice.ui.tests.pages.Ui;

@ExtendWith(Desktop.class)
class WorkbenchTest {

    @TempDir
    Path directory;

    @Test
    void theWindowOpensWithTheIngestionPerspective() {
        assertThat(Ui.get(() -> Ui.page().getPerspective().getLabel())).isEqualTo("Ingestion");
        new ConsolePage().awaitHeading("No project is open");
        Screenshots.take("no-project");
    }

    @Test
    void aFolderThatIsNoProjectIsRefusedWithTheReason() {
        ProjectFolders.open(Desktop.projects(), directory);
        var dialog = Ui.dialog("Open a project");
        Screenshots.take(dialog, "not-a-project");
        Ui.press(dialog, "OK");
        assertThat(Desktop.projects().directory()).isEmpty();
    }

    @Test
    void aProjectWithErrorsShowsWhatIsWrongBesideEachUnit() throws IOException {
        Files.createDirectories(directory.resolve("endpoints"));
        Files.createDirectories(directory.resolve("units"));
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: broken\n");
        Files.writeString(directory.resolve("endpoints/db.yaml"), "version: 1\ntemplate: h2\npath: ${project}/db\n");
        Files.writeString(
                directory.resolve("endpoints/lake.yaml"), "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        Files.writeString(
                directory.resolve("units/u.yaml"),
                "version: 1\nsource: db\nsink: lake\nunits:\n  PUBLIC.T: {sync_mode: incremental, where_: X}\n");
        ProjectFolders.open(Desktop.projects(), directory);
        ConsolePage console = new ConsolePage();
        console.awaitRows(1);
        console.select("db/PUBLIC.T@lake");
        assertThat(console.rows().get(0).problem().orElseThrow().text()).contains("cursor_field");
        assertThat(console.enabled("run")).isFalse();
        Screenshots.take("broken-project");
    }

    @Test
    void aProjectWithoutUnitsSaysWhatToDo() throws IOException {
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: bare\n");
        ProjectFolders.open(Desktop.projects(), directory);
        new ConsolePage().awaitHeading("The project has no units yet");
        Screenshots.take("no-units");
    }
}
