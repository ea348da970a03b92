package org.sluice.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

class RegistryPluginCatalogTest {

    private TestRegistry registry;

    @BeforeEach
    void begin() throws CoreException {
        registry = new TestRegistry();
        TestFactories.Databases.MADE.set(0);
    }

    private static void missing(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SluiceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.E_PLUGIN_MISSING);
            assertThat(e.problem().text()).contains(words);
            assertThat(e.problem().next()).isNotEmpty();
        });
    }

    private static String problem(PluginCatalog catalog, String bundle, String id) {
        return catalog.plugins().stream()
                .filter(plugin -> plugin.bundle().equals(bundle) && plugin.id().equals(id))
                .findFirst()
                .orElseThrow()
                .problem();
    }

    private PluginCatalog usual() {
        return registry.source("databases", TestFactories.Databases.class, "postgresql", "mariadb")
                .sink("lake", TestFactories.Files.class, "files")
                .staging("buffer", TestFactories.Memory.class, "memory")
                .catalog();
    }

    @Test
    void pluginsAreListedWithoutLoadingThem() {
        assertThat(usual().plugins())
                .containsExactly(
                        new PluginInfo(PluginInfo.Kind.SOURCE, "postgresql", "family", "Label", "databases", ""),
                        new PluginInfo(PluginInfo.Kind.SOURCE, "mariadb", "family", "Label", "databases", ""),
                        new PluginInfo(PluginInfo.Kind.STAGING, "memory", "memory", "One sentence.", "buffer", ""),
                        new PluginInfo(PluginInfo.Kind.SINK, "files", "family", "Label", "lake", ""));
        assertThat(TestFactories.Databases.MADE).hasValue(0);
    }

    @Test
    void aFactoryIsMadeOnceForAllItsTemplatesAndCallers() {
        PluginCatalog catalog = usual();
        SourceFactory[] made = CompletableFuture.supplyAsync(() -> catalog.source("postgresql"))
                .thenCombine(CompletableFuture.supplyAsync(() -> catalog.source("mariadb")), (one, other) ->
                        new SourceFactory[] {one, other})
                .join();
        assertThat(made[0]).isSameAs(made[1]).isSameAs(catalog.source("postgresql"));
        assertThat(catalog.template("mariadb").label()).isEqualTo("Label of mariadb");
        assertThat(TestFactories.Databases.MADE).hasValue(1);
    }

    @Test
    void eachKindIsFound() {
        PluginCatalog catalog = usual();
        assertThat(catalog.sink("files")).isInstanceOf(SinkFactory.class);
        assertThat(catalog.template("files").id()).isEqualTo("files");
        assertThat(catalog.staging("memory").id()).isEqualTo("memory");
    }

    @Test
    void aSinkIsNoSource() {
        PluginCatalog catalog = usual();
        assertThatThrownBy(() -> catalog.source("files")).hasMessageContaining("'files' is a sink, not a source");
        assertThatThrownBy(() -> catalog.sink("mariadb")).hasMessageContaining("'mariadb' is a source, not a sink");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheClosestOnes() {
        PluginCatalog catalog = usual();
        missing(() -> catalog.template("postgres"), "endpoint template 'postgres'", "Did you mean 'postgresql'?");
        missing(() -> catalog.source("PostgreSQL"), "Did you mean 'postgresql'?");
        missing(() -> catalog.sink("snowflake"), "Expected is one of: postgresql, mariadb, files.");
        missing(() -> catalog.staging("memry"), "staging provider 'memry'", "Did you mean 'memory'?");
        missing(() -> catalog.template("memory"), "endpoint template 'memory'");
    }

    @Test
    void withNoPluginNothingIsSuggested() {
        PluginCatalog catalog = registry.catalog();
        assertThat(catalog.plugins()).isEmpty();
        missing(() -> catalog.template("postgresql"), "sluice plugins install org.sluice.source.jdbc");
        missing(() -> catalog.template("acme"), "None is installed");
    }

    @ParameterizedTest
    @CsvSource({
        "Throwing, IllegalStateException: no licence",
        "Unlinked, NoClassDefFoundError: com/example/Driver",
        "Silent, IllegalStateException: cannot say",
        "Gone, ClassNotFoundException",
        "Files, is not a SourceFactory"
    })
    void aPluginThatDoesNotStartIsNamedWithItsReasonAndHarmsNobody(String factory, String reason) {
        PluginCatalog catalog = registry.factory(
                        "broken", "sources", "source", TestFactories.class.getName() + "$" + factory, "oracle")
                .source("databases", TestFactories.Databases.class, "postgresql")
                .catalog();
        for (int time = 1; time <= 2; time++) {
            missing(() -> catalog.source("oracle"), "broken", reason);
            missing(() -> catalog.template("oracle"), "broken", reason);
        }
        assertThat(problem(catalog, "broken", "oracle")).contains(reason);
        assertThat(catalog.source("postgresql")).isNotNull();
        assertThat(problem(catalog, "databases", "postgresql")).isEmpty();
    }

    @Test
    void aTemplateThatItsFactoryDoesNotHaveIsRefusedAlone() {
        PluginCatalog catalog = registry.source("databases", TestFactories.Databases.class, "postgresql", "sybase")
                .staging("buffer", TestFactories.Memory.class, "disk")
                .catalog();
        missing(() -> catalog.source("sybase"), "databases", "'sybase'");
        missing(() -> catalog.template("sybase"), "databases", "'sybase'");
        missing(() -> catalog.staging("disk"), "buffer", "'disk'");
        assertThat(catalog.source("postgresql")).isNotNull();
        assertThat(problem(catalog, "databases", "sybase")).isNotEmpty();
        assertThat(problem(catalog, "databases", "postgresql")).isEmpty();
    }

    @Test
    void ofTwoWithTheSameIdTheFirstIsUsed() {
        PluginCatalog catalog = registry.source("databases", TestFactories.Databases.class, "postgresql", "mariadb")
                .source("rival", TestFactories.Throwing.class, "mariadb")
                .sink("lake", TestFactories.Files.class, "files", "postgresql")
                .catalog();
        assertThat(catalog.source("mariadb")).isInstanceOf(TestFactories.Databases.class);
        assertThat(catalog.template("postgresql").id()).isEqualTo("postgresql");
        assertThat(catalog.sink("files")).isNotNull();
        assertThat(problem(catalog, "rival", "mariadb")).isEqualTo("the id 'mariadb' is taken by databases");
        assertThat(problem(catalog, "lake", "postgresql")).isEqualTo("the id 'postgresql' is taken by databases");
        assertThat(problem(catalog, "databases", "mariadb")).isEmpty();
    }

    @Test
    void aContributionWithoutAnIdIsListedAsAProblem() {
        PluginCatalog catalog =
                registry.staging("buffer", TestFactories.Memory.class, "").catalog();
        assertThat(problem(catalog, "buffer", "")).contains("without an id");
    }
}
