package org.probity.csaf.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For tests without official failing cases at hand: a document that fails, and its sound twin. Together with the official
 * cases they show that no rule can be removed without notice.
 */
final class OwnCases {
    private final Map<String, Example> failing = new LinkedHashMap<>();
    private final Map<String, Example> sound = new LinkedHashMap<>();

    private OwnCases() {}

    static Map<String, Example> failing() {
        return all().failing;
    }

    static Map<String, Example> sound() {
        return all().sound;
    }

    private void add(String test, Example fails, Example holds) {
        failing.put(test, fails);
        sound.put(test, holds);
    }

    private static OwnCases all() {
        OwnCases cases = new OwnCases();
        cases.ofTracking();
        cases.ofProfiles();
        cases.ofVulnerabilities();
        cases.ofProducts();
        cases.ofLanguagesAndLicences();
        cases.ofExtensions();
        return cases;
    }

    private static String history(String... numbers) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < numbers.length; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{'date':'2026-01-0")
                    .append(i + 1)
                    .append("T12:00:00Z','number':'")
                    .append(numbers[i])
                    .append("','summary':'S.'}");
        }
        return "'revision_history':[" + items + "]";
    }

    private void ofTracking() {
        add(
                "6.1.20",
                Example.of21().tracking("'status':'interim','version':'1.0.0-alpha'," + history("1.0.0")),
                Example.of21().tracking("'status':'draft','version':'1.0.0-alpha'," + history("1.0.0")));
        add(
                "6.1.22",
                Example.of21().tracking("'status':'final','version':'1'," + history("1", "1")),
                Example.of21().tracking("'status':'final','version':'2'," + history("1", "2")));
    }

    private void ofProfiles() {
        add(
                "6.1.27.2",
                Example.of21()
                        .category("csaf_informational_advisory")
                        .document(
                                "'references':[{'category':'self','summary':'s','url':'https://v.example/x-1.json'}]"),
                Example.of21()
                        .category("csaf_informational_advisory")
                        .document("'references':[{'summary':'s','url':'https://v.example/other'}]"));
        add(
                "6.1.27.7",
                Example.of21().category("csaf_vex").vulnerability("'product_status':{'recommended':['A']}"),
                Example.of21().category("csaf_vex").vulnerability("'product_status':{'fixed':['A']}"));
        add(
                "6.1.27.10",
                Example.of21()
                        .category("csaf_vex")
                        .products()
                        .vulnerability("'product_status':{'known_affected':['A','B']},"
                                + "'remediations':[{'category':'mitigation','details':'d','product_ids':['A']}]"),
                Example.of21()
                        .category("csaf_vex")
                        .products()
                        .vulnerability("'product_status':{'known_affected':['A','B']},"
                                + "'remediations':[{'category':'mitigation','details':'d','group_ids':['G']}]"));
    }

    private void ofVulnerabilities() {
        add(
                "6.1.23",
                Example.of21().with("'vulnerabilities':[{'cve':'CVE-2026-0001'},{'cve':'CVE-2026-0001'}]"),
                Example.of21().with("'vulnerabilities':[{'cve':'CVE-2026-0001'},{'cve':'CVE-2026-0002'}]"));
        add(
                "6.1.32",
                Example.of21().vulnerability("'flags':[{'label':'component_not_present'}]"),
                Example.of21().vulnerability("'flags':[{'label':'component_not_present','product_ids':['A']}]"));
        add(
                "6.1.33",
                Example.of21()
                        .products()
                        .vulnerability("'flags':[{'label':'component_not_present','group_ids':['G']},"
                                + "{'label':'vulnerable_code_not_present','product_ids':['A']}]"),
                Example.of21()
                        .products()
                        .vulnerability("'flags':[{'label':'component_not_present','product_ids':['B']},"
                                + "{'label':'vulnerable_code_not_present','product_ids':['A']}]"));
        add(
                "6.2.2",
                Example.of21().vulnerability("'product_status':{'last_affected':['A']}"),
                Example.of21()
                        .vulnerability("'product_status':{'last_affected':['A']},"
                                + "'remediations':[{'category':'none_available','details':'d','product_ids':['A']}]"));
        add(
                "6.2.17",
                Example.of21().vulnerability("'ids':[{'system_name':'CVE','text':'CVE-2026-12345'}]"),
                Example.of21().vulnerability("'ids':[{'system_name':'CVE','text':'CVE-2026-123'}]"));
        add(
                "6.2.41",
                Example.of21().vulnerability(epss("2026-01-16T11:59:59Z")),
                Example.of21().vulnerability(epss("2026-01-16T12:00:00Z")));
        add(
                "6.2.47",
                Example.of21().vulnerability(rating("")),
                Example.of21().vulnerability(rating(",'source':'https://other.example/1'")));
    }

    private static String epss(String time) {
        return "'metrics':[{'content':{'epss':{'percentile':'0.9','probability':'0.9','timestamp':'" + time
                + "'}},'products':['A']}]";
    }

    private static String rating(String source) {
        return "'metrics':[{'content':{'qualitative_severity_rating':'low'},'products':['A']" + source + "}]";
    }

    private static String branches(String... versions) {
        StringBuilder leaves = new StringBuilder();
        for (int i = 0; i < versions.length; i++) {
            boolean range = versions[i].contains("<") || versions[i].startsWith("vers:");
            leaves.append(i == 0 ? "" : ",")
                    .append("{'category':'")
                    .append(range ? "product_version_range" : "product_version")
                    .append("','name':'")
                    .append(versions[i])
                    .append("','product':{'name':'n','product_id':'P")
                    .append(i)
                    .append("'}}");
        }
        return "'product_tree':{'branches':[{'category':'product_name','name':'P','branches':[" + leaves + "]}]}";
    }

    private static String helper(String helper) {
        return "'product_tree':{'full_product_names':[{'product_id':'A','name':'a',"
                + "'product_identification_helper':{" + helper + "}},{'product_id':'B','name':'b'}],"
                + "'product_paths':[{'beginning_product_reference':'B','full_product_name':"
                + "{'product_id':'C','name':'c'},'subpaths':[{'category':'installed_on','next_product_reference':'B'}]}]}";
    }

    private void ofProducts() {
        add(
                "6.2.1",
                Example.of21().with(helper("'skus':['1']")),
                Example.of21().with(helper("'skus':['1']")).category("csaf_informational_advisory"));
        add(
                "6.2.31",
                Example.of21().with(helper("'serial_numbers':['1']")),
                Example.of21().with(helper("'skus':['1']")));
        String contradiction = "'product_status':{'known_affected':['P0'],'known_not_affected':['P1']}";
        add(
                "6.2.50.3",
                Example.of21().with(branches("vers:intdot/>2.1|<4.2", "2.4")).vulnerability(contradiction),
                Example.of21().with(branches("vers:intdot/>2.1|<4.2", "4.2")).vulnerability(contradiction));
        add(
                "6.2.51",
                Example.of21().with(branches("vers:nobodyknows/<1")),
                Example.of21().with(branches("vers:maven/<1")));
        String hash = "'hashes':[{'filename':'f','file_hashes':[{'algorithm':'%s','value':"
                + "'026a37919b182ef7c63791e82c9645e2f897a3f0b73c7a6028c7febf62e93838'}]}]";
        add(
                "6.2.52",
                Example.of21().with(helper(hash.formatted("md6"))),
                Example.of21().with(helper(hash.formatted("sha3-256"))));
    }

    private void ofLanguagesAndLicences() {
        String translator = "'publisher':{'category':'translator','name':'V','namespace':'https://v.example'}";
        add("6.1.15", Example.of21().document(translator), Example.of21().document(translator + ",'source_lang':'de'"));
        add(
                "6.1.28",
                Example.of21().document("'lang':'en-US','source_lang':'en-us'"),
                Example.of21().document("'lang':'en-US','source_lang':'en-GB'"));
        add(
                "6.2.44",
                Example.of21().document("'license_expression':'GFDL-1.1'"),
                Example.of21().document("'license_expression':'CC-BY-4.0'"));
        String license = "'lang':'de','license_expression':'LicenseRef-v.example-own','notes':[{'category':'%s',"
                + "'title':'Lizenz','text':'t'}]";
        add(
                "6.2.46",
                Example.of21().document(license.formatted("summary")),
                Example.of21().document(license.formatted("legal_disclaimer")));
        add(
                "6.3.8",
                Example.of21().document("'lang':'en','acknowledgments':[{'summary':'Secruity'}]"),
                Example.of21().document("'lang':'en','acknowledgments':[{'summary':'Security'}]"));
    }

    private void ofExtensions() {
        String extension = "'x_extensions':[{'$schema':'https://v.example/x_1.0.0.json','category':'significant',"
                + "'critical':false,'content':{'a':1}}]";
        add("6.2.54.2", Example.of21().with(extension), Example.of21());
        add(
                "6.2.54.4",
                Example.of21().with(extension),
                Example.of21().with(extension).document("'distribution':{'tlp':{'label':'GREEN'}}"));
        add("6.3.21.3", Example.of21().document(extension), Example.of21().with(extension));
    }
}
