package org.probity.cli.csaf;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.net.GuardedProbe;
import org.probity.csaf.rules.Preset;
import org.probity.csaf.rules.Reading;
import org.probity.csaf.rules.Rule;
import org.probity.csaf.rules.RuleBook;
import org.probity.csaf.rules.ValidationOptions;
import org.probity.csaf.rules.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf validate}: runs the tests of section 6 on files, folders, URLs and standard input. */
@Command(
        name = "validate",
        description = "Validate CSAF documents.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 if all documents are valid, 1 if some are not, 2 if something could not be read at all.",
            "A document is invalid if its structure or a test of 6.1 fails; 6.2 warns, 6.3 informs.",
            "Without --preset and --test all tests run but those that need a network or a dictionary."
        })
public final class CsafValidateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "P",
            split = ",",
            description =
                    "Tests of this preset of CSAF 2.1, 6.4: basic, extended, full, mandatory, ssvc, ... May repeat.")
    private List<String> presets = new ArrayList<>();

    @Option(
            names = "--test",
            paramLabel = "ID",
            split = ",",
            description = "This test, such as 6.1.27.3, or schema for the structure. May repeat.")
    private List<String> tests = new ArrayList<>();

    @Option(names = "--skip", paramLabel = "ID", split = ",", description = "Not this test. May repeat.")
    private List<String> skipped = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "text, json (one object a line), sarif or junit. Default: text.")
    private ReportFormat.Kind format = ReportFormat.Kind.TEXT;

    @Option(
            names = "--as-written",
            description = "Read clauses to the letter where the official test cases read them otherwise.")
    private boolean asWritten;

    @Option(names = "--network", description = "Also ask whether URLs resolve (6.3.6, 6.3.7), public addresses only.")
    private boolean network;

    @Option(
            names = "--dictionaries",
            paramLabel = "DIR",
            description = "Also check spelling (6.3.8) with the Hunspell dictionaries in this folder.")
    private @Nullable Path dictionaries;

    @Option(names = "--jobs", paramLabel = "N", description = "Documents at once. Default: one per processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Parameters(paramLabel = "FILE|DIR|URL", arity = "1..*", description = "What to validate; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> arguments;

    private InputStream input = System.in;

    /** For tests: what {@code -} reads. */
    CsafValidateCommand reading(InputStream other) {
        input = other;
        return this;
    }

    @Override
    public Integer call() throws Exception {
        Validator validator = validator();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ReportFormat printer = format.format();
        Progress progress = Progress.onTerminal(err);
        Batch batch = new Batch(validator, printer, out, err, progress, Math.clamp(jobs, 1, 64));
        return batch.run(arguments, new Sources(JsonLimits.DEFAULT, input));
    }

    private Validator validator() {
        for (String preset : presets) {
            if (Preset.tests(preset, CsafVersion.V2_1).isEmpty()) {
                throw wrong("there is no preset " + preset + "; there are " + String.join(", ", Preset.names()));
            }
        }
        Set<String> single = numbers(tests);
        Set<String> without = numbers(skipped);
        return new Validator(version -> selection(version, single, without), options(single));
    }

    private Set<String> numbers(List<String> given) {
        Set<String> numbers = new TreeSet<>();
        for (String number : given) {
            if (number.equals(Preset.SCHEMA)) {
                numbers.add(number);
            } else {
                numbers.add(
                        RuleBook.find(number).map(Rule::number).orElseThrow(() -> wrong("there is no test " + number)));
            }
        }
        return numbers;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private Set<String> selection(CsafVersion version, Set<String> single, Set<String> without) {
        Set<String> selected = new TreeSet<>(single);
        List<String> named = presets.isEmpty() && tests.isEmpty() ? List.of("full") : presets;
        named.forEach(preset -> selected.addAll(Preset.tests(preset, version).orElse(Set.of())));
        selected.removeAll(without);
        return selected;
    }

    /** Naming a test that needs the network or a dictionary asks for it. */
    private ValidationOptions options(Set<String> single) {
        ValidationOptions options = ValidationOptions.DEFAULT.with(asWritten ? Reading.AS_WRITTEN : Reading.AS_TESTED);
        if (network || single.contains("6.3.6") || single.contains("6.3.7")) {
            options = options.with(new GuardedProbe(Duration.ofSeconds(10)));
        }
        if (dictionaries != null || single.contains("6.3.8")) {
            options = options.with(Dictionaries.in(dictionaries));
        }
        return options;
    }
}
