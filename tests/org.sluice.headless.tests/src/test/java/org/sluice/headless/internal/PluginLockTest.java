package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.install.PluginLock;
import org.sluice.run.install.PluginRelease;
import org.sluice.run.install.PluginSite;

/** Lock files and the names of sites, without an installation. */
class PluginLockTest {

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadAgain() {
        PluginLock lock = new PluginLock(
                "https://example.com/sluice",
                List.of(
                        new PluginRelease("org.acme.a", "1.2.3.x", "", "a".repeat(64)),
                        new PluginRelease("org.acme.b", "1.0.0", "", "")));
        assertThat(PluginLock.parse(lock.format(), "lock")).isEqualTo(lock);
        assertThat(PluginLock.parse(lock.format().replace("\n", "\r\n"), "lock"))
                .isEqualTo(lock);
    }

    @Test
    void aLineThatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> PluginLock.parse("# head\norg.acme.a 1.0.0 md5:00\n", "sluice-plugins.lock"))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("sluice-plugins.lock:2");
    }

    @Test
    void sitesAreFoldersFilesOrAddressesAndShowNoPassword() throws Exception {
        Files.createDirectories(directory.resolve("site"));
        assertThat(PluginSite.of("site", directory).remote()).isFalse();
        PluginSite web = PluginSite.of("https://user:secret@example.com/sluice", directory);
        assertThat(web.remote()).isTrue();
        assertThat(web.text()).isEqualTo("https://example.com/sluice");
        assertThatThrownBy(() -> PluginSite.of("nowhere", directory)).hasMessageContaining("E_SITE_UNAVAILABLE");
        assertThatThrownBy(() -> PluginSite.of("https://a b", directory)).hasMessageContaining("E_INVALID_INPUT");
    }

    @Test
    void anInstallationThatCannotChangeSaysSo() {
        Shell shell = new Shell(directory);
        Shell.Outcome outcome = shell.sluice("plugins", "uninstall", "org.sluice.sink.parquet");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.everything()).contains("E_INSTALLATION_FAILED", "org.sluice.provisioning");
        assertThat(shell.sluice("plugins", "install", "x", "--locked").code()).isNotZero();
    }
}
