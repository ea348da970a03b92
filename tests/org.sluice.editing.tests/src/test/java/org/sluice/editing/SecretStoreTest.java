package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.Project;
import org.sluice.project.ProjectSettings;
import org.sluice.project.SecretStore;
import org.sluice.run.catalog.FixedPluginCatalog;

class SecretStoreTest {

    @TempDir
    Path folder;

    private SecretStore store() {
        return SecretStore.of(Map.of("SLUICE_SECRETS", folder.toString()));
    }

    @Test
    void whatIsKeptIsReadBackByAnotherProcess() throws Exception {
        store().put("shop/password", "hünter 2");
        store().put("other", "x");
        assertThat(store().find("shop/password")).contains("hünter 2");
        assertThat(Files.readString(folder.resolve("secrets.properties"))).doesNotContain("hünter");
        store().remove("shop/password");
        assertThat(store().find("shop/password")).isEmpty();
        assertThat(store().find("other")).contains("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void oneSecretCannotTakeThePlaceOfAnother() throws Exception {
        store().put("a", "x");
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, Files.readString(file).replace("\na=", "\nb="));
        assertThatThrownBy(() -> store().find("b")).isInstanceOf(SluiceException.class);
    }

    @Test
    void projectsReferToSecrets() throws Exception {
        Files.writeString(folder.resolve("sluice.yaml"), "version: 1\n");
        store().put("shop/password", "kept");
        Map<String, String> environment =
                Map.of("SLUICE_SECRETS", folder.toString(), "SLUICE_SECRET_SHOP_TOKEN", "given");
        Project project = Project.open(
                folder,
                ProjectSettings.plain(environment),
                new FixedPluginCatalog(java.util.List.of(), java.util.List.of(), java.util.List.of()));
        var options = project.candidate("x", "db", Map.of("a", "${secret:shop/password}", "b", "${secret:shop/token}"))
                .options();
        assertThat(options.raw("a")).isEqualTo("kept");
        assertThat(options.raw("b")).isEqualTo("given");
        assertThatThrownBy(() -> project.candidate("x", "db", Map.of("a", "${secret:none}")))
                .hasMessageContaining("SLUICE_SECRET_NONE");
    }
}
