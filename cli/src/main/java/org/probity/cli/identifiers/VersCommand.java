package org.probity.cli.identifiers;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.vers.NativeRange;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;
import org.probity.identifiers.vers.VersionScheme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code probity vers}: compares versions and works with version range specifiers. */
@Command(
        name = "vers",
        description = {
            "Compares versions and works with version ranges (VERS 1.1).",
            "With - as the last word, reads the remaining words from standard input, one question a line, tab-separated.",
            "Exit code 0 if answered, 1 if a range to be put in canonical form is invalid, 2 if a question cannot be used."
        },
        mixinStandardHelpOptions = true)
public final class VersCommand {
    private static final int WRONG = 1;
    private static final int UNUSABLE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON object for each, in order.")
    private boolean json;

    /** For the command tree. */
    public VersCommand() {}

    @Command(
            name = "compare",
            description =
                    "Prints -1, 0 or 1 as the first version is earlier than, the same as or later than the second.",
            mixinStandardHelpOptions = true)
    int compare(@Parameters(arity = "1..3", paramLabel = "SCHEME A B") String[] words) throws IOException {
        return answer(words, 3, UNUSABLE, question -> {
            VersionScheme scheme = scheme(question[0]);
            return Integer.signum(scheme.compare(version(question[1], scheme), version(question[2], scheme)));
        });
    }

    @Command(
            name = "contains",
            description = "Prints whether a version lies in a range: true or false.",
            mixinStandardHelpOptions = true)
    int contains(@Parameters(arity = "1..2", paramLabel = "RANGE VERSION") String[] words) throws IOException {
        return answer(
                words, 2, UNUSABLE, question -> Vers.parseLenient(question[0]).contains(question[1]));
    }

    @Command(
            name = "canonical",
            description = {
                "Checks a range and prints its canonical form.",
                "Single versions are put in order; bounds out of order are an error, for sorting would change their meaning."
            },
            mixinStandardHelpOptions = true)
    int canonical(@Parameters(arity = "1", paramLabel = "RANGE") String[] words) throws IOException {
        return answer(words, 1, WRONG, question -> Vers.normalize(question[0]).toString());
    }

    @Command(
            name = "from-native",
            description = "Translates a range in an ecosystem's own notation to VERS.",
            mixinStandardHelpOptions = true)
    int fromNative(
            @Parameters(arity = "1..2", paramLabel = "SCHEME RANGE") String[] words,
            @Option(
                            names = "--exact",
                            description =
                                    "Merge overlapping conditions and bound pre-releases as the ecosystem's tools do.")
                    boolean exact)
            throws IOException {
        return answer(words, 2, UNUSABLE, question -> {
            NativeRange range = NativeRange.of(question[0], question[1]);
            return exact ? range.exact().toString() : range.literal();
        });
    }

    /** Answers one question of a fixed number of words. */
    private interface Question {
        Object answer(String[] words);
    }

    private int answer(String[] words, int wanted, int failure, Question question) throws IOException {
        if (words[words.length - 1].equals("-")) {
            String[] first = Arrays.copyOf(words, words.length - 1);
            return new Lines(System.in, out()).answer(line -> {
                List<String> all = new ArrayList<>(Arrays.asList(first));
                all.addAll(Arrays.asList(line.split("\t", -1)));
                return answerOne(all.toArray(new String[0]), wanted, failure, question);
            });
        }
        int code = answerOne(words, wanted, failure, question);
        out().flush();
        return code;
    }

    private int answerOne(String[] words, int wanted, int failure, Question question) {
        if (words.length != wanted) {
            fault(wanted + " words are expected, tab-separated if read from standard input; there are " + words.length);
            return UNUSABLE;
        }
        try {
            Object result = question.answer(words);
            if (!json) {
                out().print(result + "\n");
            } else if (result instanceof String text) {
                out().print(new JsonLine().add("result", text) + "\n");
            } else {
                out().print(new JsonLine().raw("result", result.toString()) + "\n");
            }
            return 0;
        } catch (VersException refused) {
            fault(Objects.requireNonNullElse(refused.getMessage(), "refused"));
            return failure;
        }
    }

    private void fault(String message) {
        if (json) {
            out().print(new JsonLine().add("error", message) + "\n");
        } else {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            err.print("probity vers: " + message + "\n");
            err.flush();
        }
    }

    private static VersionScheme scheme(String name) {
        return VersionScheme.of(name)
                .orElseThrow(() -> new VersException("no order of versions is known for '" + brief(name)
                        + "'; known are " + String.join(", ", VersionScheme.names())));
    }

    private static String version(String text, VersionScheme scheme) {
        if (!scheme.isValid(text)) {
            throw new VersException("'" + brief(text) + "' is not a version of '" + scheme + "'");
        }
        return text;
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
