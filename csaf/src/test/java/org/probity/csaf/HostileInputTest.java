package org.probity.csaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Validator;

/** Whatever comes in, the answer is a plain refusal or a report, in bounded memory and time. */
class HostileInputTest {
    private static final Validator FULL = Validator.preset("full");

    private static UnreadableJsonException refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadableJsonException.class, () -> CsafDocument.read(bytes));
    }

    @Test
    void refusesAStreamWithoutEndAfterTheLimit() {
        JsonLimits limits = new JsonLimits(1 << 20, 100, 1_000, 1_000);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                Arrays.fill(into, from, from + length, (byte) ' ');
                return length;
            }
        };
        assertThat(catchThrowableOfType(UnreadableJsonException.class, () -> CsafDocument.read(endless, limits)))
                .hasMessage("larger than the limit of 1048576 bytes");
    }

    @Test
    void refusesNestingOfAHundredThousand() {
        for (String opening : new String[] {"[", "{\"a\":", "{\"product_tree\":{\"branches\":[{\"branches\":["}) {
            UnreadableJsonException refusal = refusal(opening.repeat(100_000).getBytes(StandardCharsets.UTF_8));
            assertThat(refusal).hasMessage("nested deeper than the limit of 500");
        }
    }

    @Test
    void refusesTenMillionProducts() {
        byte[] item = "\"A\",".getBytes(StandardCharsets.UTF_8);
        byte[] start = "{\"product_tree\":{\"product_groups\":[{\"product_ids\":[".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(start, start.length + 10_000_000 * item.length);
        for (int i = 0; i < 10_000_000; i++) {
            System.arraycopy(item, 0, bytes, start.length + i * item.length, item.length);
        }
        assertThat(refusal(bytes)).hasMessage("more values than the limit of 9000000");
    }

    @Test
    void refusesOneStringOfFortyMegabytes() {
        byte[] bytes = new byte[40 << 20];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = '[';
        bytes[1] = '"';
        assertThat(refusal(bytes)).isNotNull();
    }

    @Test
    void validatesAnyJsonWithoutAFault() throws UnreadableJsonException {
        String[] odd = {
            "null",
            "7",
            "[]",
            "{}",
            "{\"document\":7,\"product_tree\":[],\"vulnerabilities\":{}}",
            "{\"document\":{\"csaf_version\":\"2.1\",\"tracking\":{\"revision_history\":[null,{\"date\":1,\"number\":[]}]},"
                    + "\"notes\":[[]],\"distribution\":\"\",\"references\":[1],\"lang\":{},\"license_expression\":\"(((\"},"
                    + "\"product_tree\":{\"branches\":[{\"category\":\"product_version_range\",\"name\":\"vers:\","
                    + "\"branches\":[{}]},[]],\"product_groups\":[{\"group_id\":1}],\"product_paths\":[{\"subpaths\":[1]}],"
                    + "\"full_product_names\":[{\"product_identification_helper\":{\"cpe\":\"cpe:2.3:\",\"purls\":[1,\"pkg:\"],"
                    + "\"hashes\":[{\"file_hashes\":{}}]}}]},\"vulnerabilities\":[{\"metrics\":[{\"content\":{\"cvss_v3\":[],"
                    + "\"cvss_v4\":{\"vectorString\":\"CVSS:4.0/\"},\"ssvc_v2\":{\"selections\":[{\"namespace\":\"/\","
                    + "\"values\":[1]}],\"timestamp\":\"x\"}},\"products\":{}}],\"cwes\":[{\"id\":\"\"}],\"flags\":{},"
                    + "\"remediations\":[{\"group_ids\":[1]}],\"product_status\":{\"fixed\":[1,null]}},7]}",
        };
        for (String text : odd) {
            Report report = FULL.validate(CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(report.valid()).as(text).isFalse();
        }
    }

    @Test
    void stopsWhereGroupsReferToGroupsOfThousands() throws UnreadableJsonException {
        StringBuilder ids = new StringBuilder("\"P0\"");
        for (int i = 1; i < 3_000; i++) {
            ids.append(",\"P").append(i).append('"');
        }
        StringBuilder groups = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            groups.append(i == 0 ? "" : ",")
                    .append("{\"group_id\":\"G")
                    .append(i)
                    .append("\",\"product_ids\":[")
                    .append(ids)
                    .append("]}");
            names.append(i == 0 ? "" : ",").append("\"G").append(i).append('"');
        }
        StringBuilder remediations = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            remediations
                    .append(i == 0 ? "" : ",")
                    .append("{\"category\":\"mitigation\",\"group_ids\":[")
                    .append(names)
                    .append("]}");
        }
        String text = "{\"document\":{\"csaf_version\":\"2.1\"},\"product_tree\":{\"product_groups\":[" + groups
                + "]},\"vulnerabilities\":[{\"remediations\":[" + remediations + "]}]}";
        Report report = FULL.validate(CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.results())
                .anySatisfy(result -> assertThat(result.message()).startsWith("Not decided"));
    }

    @Test
    void boundsWhatOneTestReports() throws UnreadableJsonException {
        String text = "{\"document\":{\"csaf_version\":\"2.0\"},\"vulnerabilities\":[" + "{},".repeat(50_000) + "{}]}";
        Report report = FULL.validate(CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.results().stream().filter(result -> result.test().equals("6.3.3")))
                .hasSize(1_001)
                .last()
                .satisfies(result -> assertThat(result.message()).startsWith("49001 more findings"));
    }
}
