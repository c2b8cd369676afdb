package org.probity.bench.csaf;

import java.nio.charset.StandardCharsets;

/** Large advisories: so many products, each vulnerability with a status for every product. */
public final class Documents {
    private Documents() {}

    /** A valid CSAF 2.0 document. */
    public static byte[] of(int products, int vulnerabilities) {
        StringBuilder text = new StringBuilder(products * vulnerabilities * 21 + products * 120);
        text.append("{\"document\":{\"category\":\"csaf_security_advisory\",\"csaf_version\":\"2.0\",\"lang\":\"en\",")
                .append(
                        "\"publisher\":{\"category\":\"vendor\",\"name\":\"Bench\",\"namespace\":\"https://bench.example\"},")
                .append("\"title\":\"Bench\",\"tracking\":{\"current_release_date\":\"2026-11-22T00:00:00Z\",")
                .append("\"id\":\"BENCH-1\",\"initial_release_date\":\"2026-11-22T00:00:00Z\",\"revision_history\":[")
                .append("{\"date\":\"2026-11-22T00:00:00Z\",\"number\":\"1\",\"summary\":\"First.\"}],")
                .append("\"status\":\"final\",\"version\":\"1\"}},\"product_tree\":{\"full_product_names\":[");
        for (int i = 0; i < products; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"Bench Product ")
                    .append(i)
                    .append("\",\"product_id\":\"")
                    .append(id(i))
                    .append("\"}");
        }
        text.append("]},\"vulnerabilities\":[");
        for (int v = 0; v < vulnerabilities; v++) {
            text.append(v == 0 ? "" : ",")
                    .append("{\"cve\":\"CVE-2026-")
                    .append(10_000 + v)
                    .append("\",\"notes\":[{\"category\":\"description\",\"text\":\"A flaw.\"}],")
                    .append("\"product_status\":{\"known_affected\":[");
            for (int i = 0; i < products; i++) {
                text.append(i == 0 ? "" : ",").append('"').append(id(i)).append('"');
            }
            text.append("]}}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String id(int product) {
        return "CSAFPID-%08d".formatted(product);
    }
}
