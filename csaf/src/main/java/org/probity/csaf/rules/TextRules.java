package org.probity.csaf.rules;

import java.util.List;
import java.util.Optional;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;

/** Tests of the texts that people read: spelling and grammar. */
final class TextRules {
    private TextRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.3.8", "Spell check", TextRules::spelling),
                Rule.since21("6.3.16", "Grammar check", TextRules::grammar));
    }

    private interface TextVisitor {
        void visit(String text, Path path);
    }

    private static void field(JsonObject node, String name, Path path, TextVisitor visitor) {
        if (node.get(name) instanceof JsonString text) {
            visitor.visit(text.value(), path.at(name));
        }
    }

    private static void items(JsonObject node, String name, Path path, TextVisitor visitor) {
        JsonArray array = node.array(name);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonString text) {
                visitor.visit(text.value(), path.at(name, i));
            }
        }
    }

    private static void each(JsonObject node, String name, Path path, TextVisitor visitor, String... fields) {
        Context.objects(node, path, name, (item, place) -> {
            for (String field : fields) {
                field(item, field, place, visitor);
            }
        });
    }

    /** The texts in sentences, which both tests look at. */
    private static void sentences(Context context, TextVisitor visitor) {
        JsonObject document = context.document();
        Path place = Path.ROOT.at("document");
        each(document, "acknowledgments", place, visitor, "summary");
        field(Context.object(document, "aggregate_severity"), "text", place.at("aggregate_severity"), visitor);
        field(context.distribution(), "text", place.at("distribution"), visitor);
        each(document, "notes", place, visitor, "audience", "text", "title");
        field(context.publisher(), "issuing_authority", place.at("publisher"), visitor);
        each(document, "references", place, visitor, "summary");
        field(document, "title", place, visitor);
        each(context.tracking().node(), "revision_history", Tracking.PATH, visitor, "summary");
        each(context.tree().node(), "product_groups", Path.ROOT.at("product_tree"), visitor, "summary");
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            sentencesOf(vulnerability.node(), vulnerability.path(), visitor);
        }
    }

    private static void sentencesOf(JsonObject node, Path path, TextVisitor visitor) {
        each(node, "acknowledgments", path, visitor, "summary");
        each(node, "involvements", path, visitor, "summary");
        each(node, "notes", path, visitor, "audience", "text", "title");
        each(node, "references", path, visitor, "summary");
        Context.objects(node, path, "remediations", (remediation, place) -> {
            field(remediation, "details", place, visitor);
            items(remediation, "entitlements", place, visitor);
            field(Context.object(remediation, "restart_required"), "details", place.at("restart_required"), visitor);
        });
        each(node, "threats", path, visitor, "details");
        field(node, "title", path, visitor);
    }

    /** The names, which only the spell check looks at. */
    private static void names(Context context, TextVisitor visitor) {
        JsonObject document = context.document();
        Path place = Path.ROOT.at("document");
        acknowledged(document, place, visitor);
        if (!context.category().startsWith("csaf_")) {
            field(document, "category", place, visitor);
        }
        field(context.publisher(), "name", place.at("publisher"), visitor);
        JsonObject tracking = context.tracking().node();
        items(tracking, "aliases", Tracking.PATH, visitor);
        JsonObject engine = Context.object(Context.object(tracking, "generator"), "engine");
        field(engine, "name", Tracking.PATH.at("generator", "engine"), visitor);
        for (Branch branch : context.tree().branches()) {
            visitor.visit(branch.name(), branch.path().at("name"));
        }
        for (Product product : context.tree().products()) {
            field(product.node(), "name", product.path(), visitor);
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            acknowledged(vulnerability.node(), vulnerability.path(), visitor);
        }
    }

    private static void acknowledged(JsonObject node, Path path, TextVisitor visitor) {
        Context.objects(node, path, "acknowledgments", (item, place) -> {
            items(item, "names", place, visitor);
            field(item, "organization", place, visitor);
        });
    }

    /** 6.3.8: no word is misspelt, where the document says its language; a language without dictionary fails. */
    static void spelling(Context context, Findings findings) {
        String language = context.document().string("lang");
        Speller speller = context.options().speller();
        if (language == null || speller == null) {
            return;
        }
        if (speller.misspelt(language, "").isEmpty()) {
            findings.add(Path.ROOT.at("document", "lang"), "There is no dictionary for the language " + language + ".");
            return;
        }
        TextVisitor visitor = (text, path) -> {
            Optional<List<String>> misspelt = speller.misspelt(language, text);
            for (String word : misspelt.orElse(List.of())) {
                findings.add(path, "The word \"" + word + "\" is not in the dictionary.");
            }
        };
        sentences(context, visitor);
        names(context, visitor);
    }

    /**
     * 6.3.16: no mistake of grammar, where the document says its language; a language other than English fails. What is
     * checked of English is little: see {@link EnglishGrammar}.
     */
    static void grammar(Context context, Findings findings) {
        String language = context.document().string("lang");
        if (language == null) {
            return;
        }
        if (!Words.isEnglish(language)) {
            findings.add(
                    Path.ROOT.at("document", "lang"), "The grammar of the language " + language + " is not supported.");
            return;
        }
        sentences(context, (text, path) -> {
            for (String mistake : EnglishGrammar.mistakes(text)) {
                findings.add(path, mistake);
            }
        });
    }
}
