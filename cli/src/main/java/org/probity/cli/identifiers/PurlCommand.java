package org.probity.cli.identifiers;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.purl.PurlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity purl}: reads, checks, normalises and builds package URLs. */
@Command(
        name = "purl",
        description = {
            "Checks package URLs (ECMA-427) and prints their canonical form.",
            "Exit code 0 if all are valid, 1 if one is not, 2 if the input cannot be used."
        },
        mixinStandardHelpOptions = true)
public final class PurlCommand implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final int UNUSABLE = 2;
    private static final int MOST_WARNINGS = 20;

    private final Set<String> warned = new HashSet<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PURL",
            description = "A package URL, or - to read one a line from standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = "--build",
            description = "Take JSON objects of parts (type, namespace, name, version, qualifiers, subpath) instead.")
    private boolean build;

    @Option(names = "--json", description = "Print one JSON object for each, in order.")
    private boolean json;

    /** For the command tree. */
    public PurlCommand() {}

    @Override
    public Integer call() throws IOException {
        if (inputs.equals(List.of("-"))) {
            return new Lines(System.in, out()).answer(this::answer);
        }
        int code = 0;
        for (String input : inputs) {
            code = Math.max(code, answer(input));
        }
        out().flush();
        return code;
    }

    /** Clause 5.7: a type that is not registered is valid, but the reader should be warned; once is enough. */
    private void warn(Purl purl) {
        if (!json && !purl.isRegistered() && warned.size() < MOST_WARNINGS && warned.add(purl.type())) {
            err().print("probity purl: warning: the type '" + purl.type() + "' is not registered\n");
            err().flush();
        }
    }

    private int answer(String input) {
        return build ? answerParts(input) : answerText(input);
    }

    private int answerText(String text) {
        try {
            Purl purl = Purl.parse(text);
            print(new JsonLine().add("input", text), purl, null, purl.toString());
            warn(purl);
            return 0;
        } catch (PurlException refused) {
            print(new JsonLine().add("input", text), repaired(text), refused.getMessage(), text);
            return WRONG;
        }
    }

    /** What a lenient reader makes of an invalid text, to show what was probably meant. */
    private static @Nullable Purl repaired(String text) {
        try {
            return Purl.parseLenient(text);
        } catch (PurlException beyondRepair) {
            return null;
        }
    }

    private int answerParts(String text) {
        PurlParts parts = PurlParts.read(text);
        if (parts == null) {
            print(new JsonLine().add("input", text), null, "not a JSON object of parts", text);
            return UNUSABLE;
        }
        JsonLine line = new JsonLine().raw("input", text.strip());
        try {
            Purl purl = parts.build();
            print(line, purl, null, purl.toString());
            warn(purl);
            return 0;
        } catch (PurlException refused) {
            print(line, null, refused.getMessage(), text);
            return WRONG;
        }
    }

    private void print(JsonLine line, @Nullable Purl purl, @Nullable String fault, String shown) {
        if (json) {
            out().print(members(line, purl, fault) + "\n");
        } else if (fault == null) {
            out().print(shown + "\n");
        } else {
            String start = shown.length() <= 200 ? shown : shown.substring(0, 200) + "...";
            err().print("probity purl: " + start + ": " + fault + hint(purl) + "\n");
            err().flush();
        }
    }

    private static String hint(@Nullable Purl repaired) {
        return repaired == null ? "" : "; did you mean " + repaired + " ?";
    }

    private static JsonLine members(JsonLine line, @Nullable Purl purl, @Nullable String fault) {
        line.add("valid", fault == null);
        if (purl == null) {
            for (String member :
                    List.of("canonical", "type", "namespace", "name", "version", "qualifiers", "subpath")) {
                line.raw(member, "null");
            }
        } else {
            line.add("canonical", purl.toString())
                    .add("type", purl.type())
                    .add("namespace", purl.namespace())
                    .add("name", purl.name())
                    .add("version", purl.version())
                    .add("qualifiers", purl.qualifiers())
                    .add("subpath", purl.subpath());
        }
        return line.add("error", fault);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
