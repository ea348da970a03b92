package org.sluice.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.run.catalog.PluginInfo;

class UnresolvedBundlesTest {

    private static final String DECLARATION =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?eclipse version="3.4"?>
            <plugin>
              <extension point="org.eclipse.ui.views"><view id="v"/></extension>
              <extension point="org.sluice.plugins.sources">
                <source class="A"><template id="oracle" family="jdbc" label="Oracle"/></source>
                <source class="B"><template id="sybase" family="jdbc" label="Sybase"/></source>
              </extension>
              <extension point="org.sluice.plugins.stagings"><staging id="object" class="C" description="S3."/></extension>
            </plugin>
            """;

    private static List<Contribution> contributions(String declaration, String reason) throws Exception {
        return UnresolvedBundles.contributions(
                new ByteArrayInputStream(declaration.getBytes(StandardCharsets.UTF_8)), "broken 1.0", () -> reason);
    }

    @Test
    void whatABundleWouldContributeIsListedWithTheReason() throws Exception {
        List<Contribution> found = contributions(DECLARATION, "x is missing");
        RegistryPluginCatalog catalog = new RegistryPluginCatalog(found);
        assertThat(catalog.plugins())
                .containsExactly(
                        new PluginInfo(
                                PluginInfo.Kind.SOURCE, "oracle", "jdbc", "Oracle", "broken 1.0", "x is missing"),
                        new PluginInfo(
                                PluginInfo.Kind.SOURCE, "sybase", "jdbc", "Sybase", "broken 1.0", "x is missing"),
                        new PluginInfo(
                                PluginInfo.Kind.STAGING, "object", "object", "S3.", "broken 1.0", "x is missing"));
        assertThatThrownBy(() -> catalog.source("oracle"))
                .hasMessageContaining("broken 1.0")
                .hasMessageContaining("x is missing");
        assertThatThrownBy(() -> catalog.staging("object")).hasMessageContaining("x is missing");
    }

    @Test
    void aBundleThatWorksHasTheIdFirst() throws Exception {
        TestRegistry registry = new TestRegistry().source("databases", TestFactories.Databases.class, "postgresql");
        List<Contribution> all = new ArrayList<>(registry.contributions());
        all.addAll(contributions(DECLARATION.replace("oracle", "postgresql"), "x is missing"));
        assertThat(new RegistryPluginCatalog(all).source("postgresql")).isNotNull();
    }

    @Test
    void whatIsMissingIsTakenFromTheMessageOfTheFramework() {
        assertThat(
                        UnresolvedBundles.missing(
                                """
                        Could not resolve module: org.sluice.source.oracle [12]
                          Unresolved requirement: Import-Package: oracle.jdbc; version="21.0.0"
                        """))
                .isEqualTo("Import-Package: oracle.jdbc; version=\"21.0.0\" is missing");
        assertThat(UnresolvedBundles.missing("Something else\nhappened")).isEqualTo("Something else");
        assertThat(UnresolvedBundles.missing(null)).isEqualTo("unknown reason");
    }
}
