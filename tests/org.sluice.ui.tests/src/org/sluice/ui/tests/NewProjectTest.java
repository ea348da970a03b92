package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.ui.common.ProjectFolders;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.tests.pages.ConsolePage;
import org.sluice.ui.tests.pages.Form;
import org.sluice.ui.tests.pages.Screenshots;
import org.sluice.ui.tests.pages.Ui;

/** How projects come into the workbench, and what it says about their files. */
@ExtendWith(Desktop.class)
class NewProjectTest {

    private static final String MARKER = "org.sluice.ui.common.finding";
    private static final String NATURE = "org.sluice.ui.projects.nature";

    @TempDir
    Path directory;

    private static void awaitProject() {
        Ui.await("the project", () -> Desktop.projects().current().value().isPresent());
    }

    private static IMarker[] markers() throws Exception {
        return ResourcesPlugin.getWorkspace().getRoot().findMarkers(MARKER, true, IResource.DEPTH_INFINITE);
    }

    @Test
    void theDemoIsATemplate() throws Exception {
        Ui.command("org.sluice.ui.projects.newProject");
        var dialog = Ui.dialog("New project");
        Form form = new Form(dialog);
        form.type("Name", "my shop");
        assertThat(form.read("Folder")).endsWith("my-shop");
        Screenshots.take(dialog, "new-project");
        form.type("Folder", "relative");
        form.awaitWords("in full");
        assertThat(form.enabled("Finish")).isFalse();
        Screenshots.take(dialog, "new-project-wrong");
        form.type("Folder", directory.resolve("shop").toString());
        Ui.press(dialog, "Finish");
        awaitProject();
        new ConsolePage().awaitRows(8);
        Ui.await("the nature", () -> Arrays.stream(
                        ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .anyMatch(project -> hasNature(project)));
    }

    private static boolean hasNature(org.eclipse.core.resources.IProject project) {
        try {
            return project.isAccessible() && project.hasNature(NATURE);
        } catch (org.eclipse.core.runtime.CoreException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEmptyProjectHasNoEndpointsYet() {
        Ui.command("org.sluice.ui.projects.newProject");
        var dialog = Ui.dialog("New project");
        Form form = new Form(dialog);
        form.type("Name", "bare");
        form.type("Folder", directory.resolve("bare").toString());
        form.uncheck("Demo");
        form.check("Empty");
        Ui.press(dialog, "Finish");
        awaitProject();
        var catalog = new org.sluice.ui.tests.pages.CatalogPage();
        catalog.awaitHeading("The project has no endpoints yet");
        Screenshots.take("catalog-no-endpoints");
        assertThat(directory.resolve("bare/sluice.yaml")).hasContent("version: 1\nname: \"bare\"\n");
    }

    @Test
    void aFolderIsImportedWhereItStands() throws IOException {
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: there\n");
        Ui.command("org.sluice.ui.projects.importProject");
        var dialog = Ui.dialog("Import project");
        Form form = new Form(dialog);
        form.type("Folder", directory.getParent().toString());
        form.awaitWords("has no sluice.yaml");
        Screenshots.take(dialog, "import-project-wrong");
        form.type("Folder", directory.toString());
        Ui.press(dialog, "Finish");
        awaitProject();
        assertThat(Desktop.projects().directory()).contains(directory);
    }

    @Test
    void whatIsWrongIsMarkedAndFixed() throws Exception {
        Files.createDirectories(directory.resolve("endpoints"));
        Files.createDirectories(directory.resolve("units"));
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: broken\n");
        Files.writeString(directory.resolve("endpoints/db.yaml"), "version: 1\ntemplate: h2\npath: ${project}/db\n");
        Files.writeString(
                directory.resolve("endpoints/lake.yaml"), "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        Path units = directory.resolve("units/u.yaml");
        Files.writeString(units, "version: 1\nsource: db\nsink: lake\nunits:\n  PUBLIC.T: {wehre: X > 1} # odd\n");
        ProjectFolders.open(Desktop.projects(), directory);
        Ui.await("a marker", () -> markers().length == 1 && markers()[0].getAttribute(IMarker.LINE_NUMBER, 0) > 0);
        Job.getJobManager().join(ProjectService.WORK, null);
        IMarker marker = markers()[0];
        assertThat(marker.getAttribute(IMarker.LINE_NUMBER, 0)).isEqualTo(5);
        assertThat(marker.getResource().getName()).isEqualTo("u.yaml");
        Ui.run(() -> {
            try {
                Ui.page().showView("org.eclipse.ui.views.ProblemView");
            } catch (org.eclipse.ui.PartInitException e) {
                throw new AssertionError(e);
            }
        });
        Screenshots.take("problem-markers");
        Ui.await("fixes", () -> IDE.getMarkerHelpRegistry().getResolutions(markers()[0]).length > 0);
        List<IMarkerResolution> fixes =
                Ui.get(() -> List.of(IDE.getMarkerHelpRegistry().getResolutions(markers()[0])));
        assertThat(fixes)
                .extracting(IMarkerResolution::getLabel)
                .containsExactly("Change to 'where'", "Remove 'wehre'");
        Ui.run(() -> fixes.get(0).run(null));
        Job.getJobManager().join(ProjectService.WORK, null);
        assertThat(Files.readString(units)).contains("  PUBLIC.T: {where: X > 1} # odd\n");
        Ui.await("no marker", () -> markers().length == 0);
    }

    @Test
    void filesAreKnownByWhatTheySay() throws Exception {
        Files.createDirectories(directory.resolve("units"));
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: types\n");
        Files.writeString(directory.resolve("units/any.yaml"), "# us\nversion: 1\nsource: x\nunits:\n");
        Files.writeString(directory.resolve("units/other.yaml"), "version: 1\ntemplate: h2\n");
        ProjectFolders.open(Desktop.projects(), directory);
        awaitProject();
        Job.getJobManager().join(ProjectService.WORK, null);
        assertThat(contentType("sluice.yaml")).isEqualTo("org.sluice.ui.projects.project");
        assertThat(contentType("units/any.yaml")).isEqualTo("org.sluice.ui.projects.units");
        assertThat(contentType("units/other.yaml")).isEqualTo("org.sluice.ui.projects.endpoint");
    }

    private String contentType(String name) throws Exception {
        IFile file = ResourcesPlugin.getWorkspace()
                .getRoot()
                .findFilesForLocationURI(directory.resolve(name).toUri())[0];
        return file.getContentDescription().getContentType().getId();
    }
}
