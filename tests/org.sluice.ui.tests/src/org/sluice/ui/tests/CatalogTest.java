package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.demo.DemoProject;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.tests.pages.CatalogPage;
import org.sluice.ui.tests.pages.Form;
import org.sluice.ui.tests.pages.Screenshots;
import org.sluice.ui.tests.pages.Ui;

/** From a database that nobody has described yet to units that ingest it. */
@ExtendWith(Desktop.class)
class CatalogTest {

    @TempDir
    Path directory;

    private Path project;
    private CatalogPage catalog;

    @BeforeEach
    void openProjectWithoutUnits() throws IOException {
        DemoProject demo = new DemoProject(directory.resolve("demo"));
        demo.writeFiles();
        demo.fill(0.01);
        project = demo.directory();
        Files.delete(project.resolve("units/shop.yaml"));
        Desktop.projects().show(project);
        Ui.await("the project", () -> Desktop.projects().current().value().isPresent());
        catalog = new CatalogPage();
        catalog.awaitEndpoints(2);
        catalog.label("All labels");
        catalog.filter("");
    }

    private void discover() {
        catalog.selectEndpoint("shop");
        Screenshots.take("catalog-nothing-discovered");
        catalog.command("discover");
        catalog.awaitDatasets(8);
    }

    private static void awaitJobs() throws InterruptedException {
        Job.getJobManager().join(ProjectService.WORK, null);
    }

    @Test
    void datasetsAreDiscoveredFilteredAndLookedInto() {
        Screenshots.take("catalog-before");
        discover();
        catalog.select("SHOP.LINEITEM");
        assertThat(catalog.columns()).isEqualTo(16);
        Screenshots.take("catalog-columns");
        catalog.turnTo(1);
        Screenshots.take("catalog-statistics");
        catalog.filter("nation");
        assertThat(catalog.datasets())
                .singleElement()
                .satisfies(entry -> assertThat(entry.dataset().rowEstimate()).hasValue(25));
        catalog.filter("");
        catalog.label("Not ingested");
        assertThat(catalog.datasets()).hasSize(8);
        catalog.select("SHOP.ORDERS");
        assertThat(catalog.preview()).hasSize(20).allMatch(row -> row.size() == 10);
        Screenshots.take("catalog-preview");
        assertThat(catalog.copied().lines()).hasSize(20).allMatch(line -> line.split("\t").length == 10);
    }

    @Test
    void unitsAreAddedWithSensibleModes() throws Exception {
        discover();
        catalog.select("SHOP.ORDERS", "SHOP.NATION");
        catalog.command("addUnits");
        var dialog = Ui.dialog("Add units");
        Screenshots.take(dialog, "add-units");
        Ui.press(dialog, "Add Units");
        awaitJobs();
        assertThat(Files.readString(project.resolve("units/shop.yaml")))
                .isEqualTo(
                        """
                version: 1
                source: shop
                sink: lake
                units:
                  SHOP.NATION:
                  SHOP.ORDERS: {sync_mode: incremental, cursor_field: UPDATED_AT}
                """);
        Ui.await(
                "the units",
                () -> catalog.datasets().stream()
                                .filter(entry -> !entry.units().isEmpty())
                                .count()
                        == 2);
        catalog.label("Ingested");
        catalog.awaitDatasets(2);
        Screenshots.take("catalog-ingested");
    }

    @Test
    void anEndpointIsTestedBeforeItIsSaved() throws Exception {
        catalog.command("newEndpoint");
        var dialog = Ui.dialog("New endpoint");
        Form form = new Form(dialog);
        Screenshots.take(dialog, "new-endpoint-types");
        form.choose("PostgreSQL");
        form.press("Next");
        Screenshots.take(dialog, "new-endpoint-options");
        form.type("Id", "warehouse");
        form.type("Host", "localhost");
        form.type("Port", "1");
        form.type("Database", "shop");
        form.type("User", "me");
        form.type("Password", "hunter2");
        form.press("Test Connection");
        form.awaitWords("E_ENDPOINT_UNREACHABLE");
        assertThat(form.words()).contains("The connection does not work yet");
        Screenshots.take(dialog, "new-endpoint-failed");
        form.press("Back");
        Ui.await("the type", () -> form.enabled("Next"));
        Ui.press(dialog, "Cancel");
        assertThat(project.resolve("endpoints/warehouse.yaml")).doesNotExist();

        catalog.command("newEndpoint");
        var again = Ui.dialog("New endpoint");
        Form h2 = new Form(again);
        h2.choose("H2");
        h2.press("Next");
        h2.type("Id", "copy");
        h2.type("Path", "${project}/data/shop");
        h2.press("Test Connection");
        h2.awaitWords("H2");
        h2.awaitWords("answers");
        Screenshots.take(again, "new-endpoint-passed");
        Ui.press(again, "Finish");
        awaitJobs();
        catalog.awaitEndpoints(3);
        assertThat(Files.readString(project.resolve("endpoints/copy.yaml")))
                .isEqualTo("version: 1\ntemplate: h2\npath: ${project}/data/shop\n");
    }

    @Test
    void anEndpointThatIsThereKeepsItsComments() throws Exception {
        Path file = project.resolve("endpoints/shop.yaml");
        Files.writeString(file, "# ours\n" + Files.readString(file) + "# the end\n");
        Desktop.projects().reload();
        catalog.selectEndpoint("shop");
        catalog.command("editEndpoint");
        var dialog = Ui.dialog("Endpoint shop");
        Form form = new Form(dialog);
        assertThat(form.read("Path")).isEqualTo("${project}/data/shop");
        form.type("Fetch size", "many");
        form.awaitWords("whole number");
        assertThat(form.enabled("Finish")).isFalse();
        Screenshots.take(dialog, "edit-endpoint-wrong");
        form.type("Fetch size", "500");
        Ui.press(dialog, "Finish");
        awaitJobs();
        assertThat(Files.readString(file))
                .isEqualTo(
                        "# ours\nversion: 1\ntemplate: h2\npath: ${project}/data/shop\nfetch_size: 500\n# the end\n");
    }
}
