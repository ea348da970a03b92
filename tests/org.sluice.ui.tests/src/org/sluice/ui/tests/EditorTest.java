package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.demo.DemoProject;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.tests.pages.ConsolePage;
import org.sluice.ui.tests.pages.EditorPage;
import org.sluice.ui.tests.pages.Screenshots;
import org.sluice.ui.tests.pages.Ui;

/** Forms and text of a unit file are two sides of one thing. */
@ExtendWith(Desktop.class)
class EditorTest {

    private static final String UNITS =
            """
            # the shop, every night
            version: 1
            source: shop
            sink: lake
            units:
              SHOP.NATION:   # small
              # the one that matters
              SHOP.ORDERS: {sync_mode: incremental, cursor_field: UPDATED_AT} # often
              SHOP.LINEITEM:
                slicing: {by: L_ORDERKEY, size: 20000}
            """;

    @TempDir
    Path directory;

    private Path file;
    private EditorPage editor;

    @BeforeEach
    void openUnits() throws Exception {
        DemoProject demo = new DemoProject(directory.resolve("demo"));
        demo.writeFiles();
        demo.fill(0.01);
        file = demo.directory().resolve("units/shop.yaml");
        Files.writeString(file, UNITS);
        Desktop.projects().show(demo.directory());
        Ui.await("the project", () -> Desktop.projects().current().value().isPresent());
        new ConsolePage().awaitRows(3);
        Desktop.projects().current().value().orElseThrow().engine().endpoints().discover("shop", Optional.empty());
        Job.getJobManager().join(ProjectService.WORK, null);
        IFile resource = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())[0];
        editor = EditorPage.open(resource);
    }

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void aFieldChangesItsPlaceInTheTextAndBack() throws Exception {
        editor.turnTo("Overview");
        editor.show("SHOP.ORDERS");
        assertThat(editor.form().read("Sync mode")).isEqualTo("incremental");
        editor.form().awaitWords("with a higher UPDATED_AT than before");
        Screenshots.take("editor-overview");
        assertThat(editor.isDirty()).isFalse();
        editor.form().type("Cursor field", "O_ORDERDATE");
        assertThat(editor.text()).isEqualTo(UNITS.replace("UPDATED_AT", "O_ORDERDATE"));
        assertThat(editor.isDirty()).isTrue();
        editor.replace("O_ORDERDATE", "UPDATED_AT");
        Ui.await("the field", () -> editor.form().read("Cursor field").equals("UPDATED_AT"));
        editor.form().type("Lookback window", "5m");
        editor.form().awaitWords("added again by each run");
        Screenshots.take("editor-finding");
        editor.undo();
        assertThat(editor.text()).doesNotContain("5m");
        editor.form().type("Disabled", "true");
        editor.save();
        Ui.await("the file", () -> Files.readString(file).equals(editor.text()));
        assertThat(Files.readString(file)).isEqualTo(UNITS.replace("UPDATED_AT}", "UPDATED_AT, disabled: true}"));
        Job.getJobManager().join(ProjectService.WORK, null);
    }

    @Test
    void columnsAreLeftOutAndGivenTypes() {
        editor.turnTo("Source and Columns");
        editor.show("SHOP.NATION");
        Ui.await("columns", () -> editor.columns().size() == 4);
        editor.toggleColumn("N_COMMENT");
        assertThat(editor.text())
                .contains("  SHOP.NATION:   # small\n    select: [-N_COMMENT]\n  # the one that matters");
        Screenshots.take("editor-columns");
        editor.toggleColumn("N_COMMENT");
        assertThat(editor.text()).isEqualTo(UNITS);
    }

    @Test
    void aPlanShowsWhatTheUnsavedFieldsMean() {
        editor.turnTo("Slicing and Policy");
        editor.show("SHOP.LINEITEM");
        editor.form().type("Slicing size", "30000");
        editor.form().press("Plan Now");
        editor.form().awaitWords("slices, about");
        int slices = editor.planned();
        assertThat(slices).isBetween(2, 4);
        assertThat(editor.form().words()).contains("SELECT");
        Screenshots.take("editor-plan");
        editor.form().type("Slicing size", "10000");
        editor.form().awaitWords("has changed since it was planned");
    }

    @Test
    void theTextCompletesAndSinksAreProposed() {
        editor.turnTo("Sink and Write Mode");
        editor.show("SHOP.ORDERS");
        editor.form().type("Primary key", "O_ORDERKEY, O_CUSTKEY");
        assertThat(editor.text()).contains("primary_key: [O_ORDERKEY, O_CUSTKEY]} # often");
        Screenshots.take("editor-sink");
        editor.turnTo("Text");
        assertThat(editor.completions("SHOP.LINEITEM:\n    ")).contains("cursor_field", "where");
        Screenshots.take("editor-text");
        editor.replace("version: 1", "version: [");
        editor.turnTo("Overview");
        editor.form().awaitWords("can only be changed in the text");
        Screenshots.take("editor-broken");
        editor.undo();
        Ui.await("the unit", () -> !editor.form().words().contains("can only be changed in the text"));
    }

    @Test
    void theConsoleOpensTheFormOfItsUnit() {
        editor.turnTo("Text");
        ConsolePage console = new ConsolePage();
        console.select("shop/SHOP.LINEITEM@lake");
        console.command("open");
        Ui.await("the unit", () -> editor.isForm() && editor.form().read("Unit").equals("SHOP.LINEITEM"));
    }

    @Test
    void theCommandThatDoesTheSameIsCopied() {
        editor.turnTo("Overview");
        editor.show("SHOP.ORDERS");
        assertThat(editor.copiedCommand())
                .startsWith("sluice run --project ")
                .endsWith(" --unit shop/SHOP.ORDERS@lake");
    }
}
