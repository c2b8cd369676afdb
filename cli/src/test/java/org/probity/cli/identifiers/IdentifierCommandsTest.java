package org.probity.cli.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.probity.cli.Main;
import picocli.CommandLine;

class IdentifierCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }

    private int runOn(String input, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(words);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aPurlIsPrintedInCanonicalForm() {
        assertThat(run("purl", "pkg:PYPI/Django_package@1.11")).isZero();
        assertThat(out).hasToString("pkg:pypi/django-package@1.11\n");
    }

    @Test
    void anInvalidPurlIsNamedWithItsPlace() {
        assertThat(run("purl", "pkg:swift/Alamofire@5.4.3")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("probity purl: pkg:swift/Alamofire@5.4.3: namespace: missing; the type 'swift' requires one,"
                        + " at character 11\n");
    }

    @Test
    void jsonHasAllMembersInOrder() {
        assertThat(runOn("pkg:npm/%40a/b@1?x=y#z\n\npkg:julia/Dates\n", "purl", "--json", "-"))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"input\":\"pkg:npm/%40a/b@1?x=y#z\",\"valid\":true,\"canonical\":\"pkg:npm/%40a/b@1?x=y#z\","
                                + "\"type\":\"npm\",\"namespace\":\"@a\",\"name\":\"b\",\"version\":\"1\","
                                + "\"qualifiers\":{\"x\":\"y\"},\"subpath\":\"z\",\"error\":null}",
                        "{\"input\":\"\",\"valid\":false,\"canonical\":null,\"type\":null,\"namespace\":null,\"name\":null,"
                                + "\"version\":null,\"qualifiers\":null,\"subpath\":null,"
                                + "\"error\":\"scheme: a package URL starts with 'pkg:', at character 1\"}",
                        "{\"input\":\"pkg:julia/Dates\",\"valid\":false,\"canonical\":null,\"type\":null,\"namespace\":null,"
                                + "\"name\":null,\"version\":null,\"qualifiers\":null,\"subpath\":null,"
                                + "\"error\":\"qualifiers: the type 'julia' requires 'uuid'\"}");
    }

    @Test
    void partsArePutTogether() {
        assertThat(runOn(
                        "{\"type\":\"maven\",\"namespace\":\"g\",\"name\":\"a b\",\"version\":null}\n[]\n",
                        "purl",
                        "--build",
                        "-"))
                .isEqualTo(2);
        assertThat(out).hasToString("pkg:maven/g/a%20b\n");
        assertThat(err).hasToString("probity purl: []: not a JSON object of parts\n");
    }

    @Test
    void versionsAreCompared() {
        assertThat(run("vers", "compare", "deb", "1.0~rc1", "1.0")).isZero();
        assertThat(runOn("semver\t2\t1.9\nnone-such\t1\t2\n", "vers", "compare", "--json", "-"))
                .isEqualTo(2);
        assertThat(out.toString().lines()).element(1).isEqualTo("{\"result\":1}");
        assertThat(out.toString()).startsWith("-1\n").contains("{\"error\":\"no order of versions is known");
    }

    @Test
    void theWordsBeforeTheDashHoldForAllLines() {
        assertThat(runOn("1.5\n2.5\n", "vers", "contains", "vers:npm/>=1.0.0|<2.0.0", "-"))
                .isZero();
        assertThat(out).hasToString("true\nfalse\n");
    }

    @Test
    void rangesAreNormalisedAndTranslated() {
        assertThat(run("vers", "canonical", "vers:pypi/0.0.2|0.0.1")).isZero();
        assertThat(run("vers", "from-native", "gem", "~>2.0.8")).isZero();
        assertThat(run("vers", "from-native", "--exact", "npm", "^1.2.3 || 1.4.0"))
                .isZero();
        assertThat(out).hasToString("vers:pypi/0.0.1|0.0.2\nvers:gem/>=2.0.8|<2.1\nvers:npm/>=1.2.3|<2.0.0-0\n");
        assertThat(run("vers", "canonical", "vers:npm/>=2.0.0|<1.0.0")).isEqualTo(1);
        assertThat(run("vers", "from-native", "maven", "[1,2")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("probity vers: "));
    }
}
