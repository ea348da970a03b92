package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.editing.endpoint.EndpointDraft;
import org.sluice.editing.yaml.YamlText;

class EndpointDraftTest {

    private static final Option<String> HOST =
            Option.string("host", "Its server.").mandatory();
    private static final Option<Long> PORT = Option.integer("port", "Its port.").withDefault("5432");
    private static final Option<String> PASSWORD =
            Option.string("password", "Its password.").confidential();
    private static final Option<List<String>> JARS = Option.list("jars", "Its jars.");
    private static final Option<Map<String, String>> MORE = Option.map("more", "More.");
    private static final Option<Boolean> TLS = Option.bool("tls", "Encrypts.").withDefault("true");

    private static final EndpointTemplate TEMPLATE = new EndpointTemplate(
            "db",
            "jdbc",
            "DB",
            "A database.",
            EndpointTemplate.Role.SOURCE,
            List.of(HOST, PORT, PASSWORD, JARS, MORE, TLS),
            Set.of());

    private final EndpointDraft draft = EndpointDraft.of(TEMPLATE)
            .named("shop")
            .with("host", "here")
            .with("port", "5432")
            .with("password", "a ${b} c$")
            .with("jars", "/a.jar\n\n /b.jar ")
            .with("more", "x: 1\ny: a: b")
            .with("tls", "false");

    @Test
    void theFileHasNoSecretAndNoDefault() {
        assertThat(draft.with("password", "hunter2").fileText(""))
                .isEqualTo(
                        """
                version: 1
                template: db
                host: here
                password: ${secret:shop/password}
                jars: [/a.jar, /b.jar]
                more: {x: 1, y: "a: b"}
                tls: false
                """);
    }

    @Test
    void aTypedSecretIsKeptElsewhereAndTestedAsItIs() {
        EndpointDraft typed = draft.with("password", "p$1");
        assertThat(typed.typedSecrets()).isEqualTo(Map.of("shop/password", "p$1"));
        assertThat(typed.testValues()).containsEntry("password", "p$1");
        EndpointDraft referred = draft.with("password", "${env:PASSWORD}");
        assertThat(referred.typedSecrets()).isEmpty();
        assertThat(referred.fileValues()).containsEntry("password", "${env:PASSWORD}");
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        EndpointDraft typed = draft.with("password", "${env:X}").with("port", "1");
        EndpointDraft read = EndpointDraft.of("shop", TEMPLATE, YamlText.of(typed.fileText("")));
        assertThat(read.fileValues()).isEqualTo(typed.fileValues());
    }

    @Test
    void aChangedFileKeepsItsComments() {
        String file = "# ours\nversion: 1\ntemplate: db\nhost: there # old\nport: 1\n";
        EndpointDraft read = EndpointDraft.of("shop", TEMPLATE, YamlText.of(file));
        assertThat(read.fileText(file)).isEqualTo(file);
        assertThat(read.with("host", "here").with("port", "").fileText(file))
                .isEqualTo("# ours\nversion: 1\ntemplate: db\nhost: here # old\n");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        assertThat(draft.valid()).isTrue();
        assertThat(draft.with("port", "many").problem(PORT).orElseThrow()).contains("whole number");
        assertThat(draft.with("port", "${env:PORT}").problem(PORT)).isEmpty();
        assertThat(draft.with("host", " ").problem(HOST).orElseThrow()).startsWith("Needed");
        assertThat(draft.idProblem(List.of())).isEmpty();
        assertThat(draft.idProblem(List.of("shop")).orElseThrow()).contains("already");
        assertThat(draft.named("a b").idProblem(List.of())).isPresent();
    }
}
