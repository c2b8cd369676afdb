package org.probity.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.catalogue.Catalogues;

class TraceabilityTest {
    private static final Claim CODE = new Claim("SE_VAR.03", "x.Rule", "org/probity/x/Rule.java");
    private static final Claim TEST = new Claim("SE_VAR.03", "x.RuleTest.holds", "org/probity/x/RuleTest.java");
    private final Catalogues catalogues = Catalogues.shipped();

    @TempDir
    Path folder;

    @Test
    void claims_on_types_methods_and_nested_types_are_found_in_class_files() throws IOException {
        Path classes = compile("""
                package org.probity.x;
                import org.probity.traceability.Satisfies;
                @Satisfies({"SE_VAR.03", "SE_PPR.01"})
                class Rule {
                    @Satisfies("30111-7.1.4-b")
                    void decide() {}
                    @Satisfies("PD_PSM.05")
                    static class Inner {}
                    void plain() {}
                }
                """);
        assertThat(ClaimScanner.scan(classes))
                .extracting(Claim::requirement, Claim::name, Claim::file)
                .containsExactly(
                        tuple("30111-7.1.4-b", "x.Rule.decide"),
                        tuple("PD_PSM.05", "x.Rule.Inner"),
                        tuple("SE_PPR.01", "x.Rule"),
                        tuple("SE_VAR.03", "x.Rule"));
    }

    @Test
    void code_and_test_together_make_a_line_met() {
        TraceMatrix matrix = TraceMatrix.of(catalogues, List.of(CODE), List.of(TEST));
        assertThat(matrix.rows().stream().filter(TraceMatrix.Row::shown))
                .extracting(row -> row.requirement().id())
                .containsExactly("SE_VAR.03");
        assertThat(TraceMatrix.faults(catalogues, List.of(CODE), List.of(TEST))).isEmpty();
    }

    @Test
    void code_that_claims_what_no_test_shows_is_a_fault_that_says_what_to_do() {
        assertThat(TraceMatrix.faults(catalogues, List.of(CODE), List.of()))
                .singleElement()
                .asString()
                .contains("x.Rule", "SE_VAR.03", "no test shows it", "take the claim back");
    }

    @Test
    void an_unknown_id_is_a_fault_in_code_and_in_tests() {
        Claim wrong = new Claim("SE_VAR.99", "x.Rule", "org/probity/x/Rule.java");
        assertThat(TraceMatrix.faults(catalogues, List.of(wrong), List.of(wrong)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("SE_VAR.99", "no catalogue has"));
    }

    @Test
    void the_document_is_the_same_for_the_same_claims_and_says_not_yet_for_the_rest() {
        Claim other = new Claim("SE_VAR.03", "x.Another", "org/probity/x/Another.java");
        String once = TraceText.markdown(TraceMatrix.of(catalogues, List.of(CODE, other), List.of(TEST)));
        String again = TraceText.markdown(TraceMatrix.of(catalogues, List.of(other, CODE), List.of(TEST)));
        assertThat(once).isEqualTo(again);
        assertThat(once.lines().filter(line -> line.startsWith("| SE_VAR.03 |")))
                .singleElement()
                .asString()
                .contains("[x.Another](../server/src/main/java/org/probity/x/Another.java)<br>[x.Rule]");
        assertThat(once.lines().filter(line -> line.startsWith("| SC_MAL.02 |")))
                .singleElement()
                .asString()
                .endsWith("| not yet | not yet |");
        assertThat(once).contains("working paraphrase", "Nothing here is a claim of compliance");
    }

    @Test
    void the_build_step_fails_by_name_and_leaves_the_document_alone() throws IOException {
        Path classes = compile("""
                package org.probity.x;
                @org.probity.traceability.Satisfies("SE_VAR.03")
                class Rule {}
                """);
        Path tests = Files.createDirectories(folder.resolve("tests"));
        Path document = folder.resolve("traceability.md");
        String[] arguments = {classes.toString(), tests.toString(), document.toString()};
        assertThatThrownBy(() -> TraceabilityBuild.run(arguments, false))
                .hasMessageContaining("one claim does not hold");
        assertThat(document).doesNotExist();
        TraceabilityBuild.run(arguments, true);
        assertThat(document).as("a fast build goes on and writes nothing").doesNotExist();
    }

    private static org.assertj.core.groups.Tuple tuple(String id, String name) {
        return org.assertj.core.groups.Tuple.tuple(id, name, "org/probity/x/Rule.java");
    }

    private Path compile(String source) throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var unit =
                new javax.tools.SimpleJavaFileObject(
                        URI.create("string:///org/probity/x/Rule.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return source;
                    }
                };
        List<String> options = List.of("-d", out.toString(), "-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, null, null, options, null, List.of(unit))
                        .call())
                .isTrue();
        return out;
    }
}
