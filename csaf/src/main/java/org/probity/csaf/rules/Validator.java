package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.Path;

/**
 * Validates documents. Immutable and safe to share between threads; a validation takes time linear in the size of the
 * document, references through product groups followed.
 */
public final class Validator {
    private final Selection selection;
    private final ValidationOptions options;
    private final Map<CsafVersion, Plan> plans = new EnumMap<>(CsafVersion.class);

    /** What runs on documents of a version. */
    private record Plan(boolean structure, List<Rule> rules, List<String> tests) {}

    /** Which tests to run on a document of a version. */
    @FunctionalInterface
    public interface Selection {
        /** The numbers of the tests, {@code schema} for the structure. */
        Set<String> tests(CsafVersion version);
    }

    /** A validator of the tests selected. */
    public Validator(Selection selection, ValidationOptions options) {
        this.selection = selection;
        this.options = options;
        for (CsafVersion version : CsafVersion.values()) {
            plans.put(version, plan(version));
        }
    }

    private Plan plan(CsafVersion version) {
        Set<String> wanted = selection.tests(version);
        List<Rule> rules = RuleBook.of(version).stream()
                .filter(rule -> wanted.contains(rule.number()) && possible(rule))
                .toList();
        List<String> tests = new ArrayList<>();
        if (wanted.contains(Preset.SCHEMA)) {
            tests.add(Preset.SCHEMA);
        }
        rules.forEach(rule -> tests.add(rule.number()));
        return new Plan(wanted.contains(Preset.SCHEMA), rules, List.copyOf(tests));
    }

    /**
     * A validator of a preset.
     *
     * @throws IllegalArgumentException for a name that is no preset
     */
    public static Validator preset(String name) {
        if (Preset.tests(name, CsafVersion.V2_1).isEmpty()) {
            throw new IllegalArgumentException("no preset is called " + name);
        }
        return new Validator(version -> Preset.tests(name, version).orElseThrow(), ValidationOptions.DEFAULT);
    }

    /** Validates a document. One that names no known version is held to the structure of its nearest version only. */
    public Report validate(CsafDocument document) {
        CsafVersion version = document.version().orElse(CsafVersion.V2_0);
        Plan plan = Objects.requireNonNull(plans.get(version));
        Findings findings = new Findings(options.findingsPerTest());
        Context context = new Context(document, version, options);
        if (plan.structure()) {
            findings.start(Preset.SCHEMA, Severity.SCHEMA);
            context.structure().wrong().forEach(wrong -> findings.add(wrong.path(), wrong.message()));
        }
        for (Rule rule : plan.rules()) {
            run(rule, context, findings);
        }
        return new Report(document.versionLabel(), findings.all(), findings.notes(), plan.tests());
    }

    /** Tests that need something from outside are left out where it is not given. */
    private boolean possible(Rule rule) {
        return switch (rule.number()) {
            case "6.3.6", "6.3.7" -> options.probe() != null;
            case "6.3.8" -> options.speller() != null;
            default -> true;
        };
    }

    private static void run(Rule rule, Context context, Findings findings) {
        findings.start(rule.number(), rule.severity());
        try {
            rule.check().run(context, findings);
        } catch (TooMuchWorkException tooMuch) {
            findings.add(Path.ROOT, "Not decided: the document has " + tooMuch.getMessage() + ".");
        }
    }
}
