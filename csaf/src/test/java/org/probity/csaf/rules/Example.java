package org.probity.csaf.rules;

import java.nio.charset.StandardCharsets;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;

/** A small document for tests, put together from parts. In all parts a single quotation mark stands for a double one. */
record Example(String version, String category, String document, String tracking, String rest) {
    static Example of21() {
        return new Example("2.1", "csaf_base", "", "", "");
    }

    static Example of20() {
        return new Example("2.0", "csaf_base", "", "", "");
    }

    Example category(String other) {
        return new Example(version, other, document, tracking, rest);
    }

    /** More fields of {@code /document}. */
    Example document(String fields) {
        return new Example(version, category, document + "," + fields, tracking, rest);
    }

    /** Other fields of {@code /document/tracking} than the usual status, version and history. */
    Example tracking(String fields) {
        return new Example(version, category, document, fields, rest);
    }

    /** More fields of the document as a whole. */
    Example with(String fields) {
        return new Example(version, category, document, tracking, rest + "," + fields);
    }

    /** A product tree with products A and B, and group G of both. */
    Example products() {
        return with(
                "'product_tree':{'full_product_names':[{'product_id':'A','name':'a'},{'product_id':'B','name':'b'}],"
                        + "'product_groups':[{'group_id':'G','product_ids':['A','B']}]}");
    }

    Example vulnerability(String fields) {
        return with("'vulnerabilities':[{" + fields + "}]");
    }

    CsafDocument read() {
        String status = tracking.isEmpty()
                ? "'status':'final','version':'1','revision_history':["
                        + "{'date':'2026-01-31T12:00:00Z','number':'1','summary':'First.'}]"
                : tracking;
        boolean is21 = version.equals("2.1");
        String text = "{" + (is21 ? "'$schema':'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json'," : "")
                + "'document':{'category':'" + category + "','csaf_version':'" + version + "',"
                + (document.contains("'distribution'") ? "" : is21 ? "'distribution':{'tlp':{'label':'CLEAR'}}," : "")
                + (document.contains("'publisher'")
                        ? ""
                        : "'publisher':{'category':'vendor','name':'V','namespace':'https://v.example'},")
                + "'title':'T','tracking':{'id':'X-1','current_release_date':'2026-01-31T12:00:00Z',"
                + "'initial_release_date':'2026-01-31T12:00:00Z'," + status + "}" + document + "}" + rest + "}";
        try {
            return CsafDocument.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableJsonException wrong) {
            throw new AssertionError(text, wrong);
        }
    }
}
