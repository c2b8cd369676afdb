package org.probity.scoring.cvss;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The equations a second time, written as the specifications write them, on decimals of unlimited precision, with maps of
 * strings. Slow and plain, to be compared with.
 */
final class Naive {
    private final CvssVersion version;
    private final Map<String, String> metrics = new HashMap<>();

    Naive(CvssVersion version, String vector) {
        this.version = version;
        for (String part : vector.substring(version.prefix().length()).split("/")) {
            String[] pair = part.split(":");
            if (!pair[1].equals("X") && !pair[1].equals("ND")) {
                metrics.put(pair[0], pair[1]);
            }
        }
    }

    String scores() {
        return switch (version) {
            case V2_0 -> scores2();
            case V3_0, V3_1 -> scores3();
            case V4_0 -> score4();
        };
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }

    /** The weight of a metric from a table like "N 0.85 A 0.62"; the word ELSE stands for not defined. */
    private BigDecimal weight(String metric, String table) {
        String value = metrics.getOrDefault(metric, "ELSE");
        String[] words = table.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            if (words[i].equals(value)) {
                return d(words[i + 1]);
            }
        }
        throw new IllegalStateException(metric + ":" + value);
    }

    // ---- 2.0

    private String scores2() {
        String cia = "N 0 P 0.275 C 0.660";
        BigDecimal c = weight("C", cia);
        BigDecimal i = weight("I", cia);
        BigDecimal a = weight("A", cia);
        BigDecimal base = base2(impact2(c, i, a));
        String requirement = "L 0.5 M 1.0 H 1.51 ELSE 1.0";
        BigDecimal adjustedImpact = impact2(
                        c.multiply(weight("CR", requirement)),
                        i.multiply(weight("IR", requirement)),
                        a.multiply(weight("AR", requirement)))
                .min(d("10"));
        BigDecimal adjusted = temporal2(base2(adjustedImpact));
        BigDecimal damage = weight("CDP", "N 0 L 0.1 LM 0.3 MH 0.4 H 0.5 ELSE 0");
        BigDecimal distribution = weight("TD", "N 0 L 0.25 M 0.75 H 1.0 ELSE 1.0");
        BigDecimal environmental =
                halfUp(adjusted.add(d("10").subtract(adjusted).multiply(damage)).multiply(distribution));
        return base + " " + temporal2(base) + " " + environmental.max(d("0.0"));
    }

    private static BigDecimal impact2(BigDecimal c, BigDecimal i, BigDecimal a) {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal kept = one.subtract(c).multiply(one.subtract(i)).multiply(one.subtract(a));
        return d("10.41").multiply(one.subtract(kept));
    }

    private BigDecimal base2(BigDecimal impact) {
        BigDecimal exploitability = d("20").multiply(weight("AV", "L 0.395 A 0.646 N 1.0"))
                .multiply(weight("AC", "H 0.35 M 0.61 L 0.71"))
                .multiply(weight("Au", "M 0.45 S 0.56 N 0.704"));
        BigDecimal f = impact.signum() == 0 ? BigDecimal.ZERO : d("1.176");
        return halfUp(d("0.6").multiply(impact)
                .add(d("0.4").multiply(exploitability))
                .subtract(d("1.5"))
                .multiply(f));
    }

    private BigDecimal temporal2(BigDecimal base) {
        return halfUp(base.multiply(weight("E", "U 0.85 POC 0.9 F 0.95 H 1.0 ELSE 1.0"))
                .multiply(weight("RL", "OF 0.87 TF 0.90 W 0.95 U 1.0 ELSE 1.0"))
                .multiply(weight("RC", "UC 0.90 UR 0.95 C 1.0 ELSE 1.0")));
    }

    private static BigDecimal halfUp(BigDecimal value) {
        return value.add(d("0.05")).setScale(1, RoundingMode.FLOOR);
    }

    // ---- 3.0 and 3.1

    private String scores3() {
        boolean changed = metrics.get("S").equals("C");
        String cia = "H 0.56 L 0.22 N 0";
        BigDecimal one = BigDecimal.ONE;
        BigDecimal iss = one.subtract(one.subtract(weight("C", cia))
                .multiply(one.subtract(weight("I", cia)))
                .multiply(one.subtract(weight("A", cia))));
        BigDecimal base = score3(impact3(iss, changed, false), "", changed);

        boolean modifiedChanged = metrics.getOrDefault("MS", metrics.get("S")).equals("C");
        String requirement = "H 1.5 M 1.0 L 0.5 ELSE 1.0";
        BigDecimal kept = one;
        for (String property : List.of("C", "I", "A")) {
            kept = kept.multiply(
                    one.subtract(weight(modified(property), cia).multiply(weight(property + "R", requirement))));
        }
        BigDecimal miss = one.subtract(kept).min(d("0.915"));
        BigDecimal modified = score3(impact3(miss, modifiedChanged, version == CvssVersion.V3_1), "M", modifiedChanged);
        return base + " " + temporal3(base) + " " + temporal3(modified);
    }

    private String modified(String metric) {
        return metrics.containsKey("M" + metric) ? "M" + metric : metric;
    }

    private static BigDecimal impact3(BigDecimal iss, boolean changed, boolean newer) {
        if (!changed) {
            return d("6.42").multiply(iss);
        }
        BigDecimal power = newer
                ? iss.multiply(d("0.9731")).subtract(d("0.02")).pow(13)
                : iss.subtract(d("0.02")).pow(15);
        return d("7.52").multiply(iss.subtract(d("0.029"))).subtract(d("3.25").multiply(power));
    }

    private BigDecimal score3(BigDecimal impact, String prefix, boolean changed) {
        boolean modified = !prefix.isEmpty();
        BigDecimal exploitability = d("8.22")
                .multiply(weight(modified ? modified("AV") : "AV", "N 0.85 A 0.62 L 0.55 P 0.2"))
                .multiply(weight(modified ? modified("AC") : "AC", "L 0.77 H 0.44"))
                .multiply(weight(
                        modified ? modified("PR") : "PR", changed ? "N 0.85 L 0.68 H 0.5" : "N 0.85 L 0.62 H 0.27"))
                .multiply(weight(modified ? modified("UI") : "UI", "N 0.85 R 0.62"));
        if (impact.signum() <= 0) {
            return d("0.0");
        }
        BigDecimal sum = impact.add(exploitability).multiply(changed ? d("1.08") : d("1"));
        return roundUp(sum.min(d("10")));
    }

    private BigDecimal temporal3(BigDecimal base) {
        return roundUp(base.multiply(weight("E", "U 0.91 P 0.94 F 0.97 H 1 ELSE 1"))
                .multiply(weight("RL", "O 0.95 T 0.96 W 0.97 U 1 ELSE 1"))
                .multiply(weight("RC", "U 0.92 R 0.96 C 1 ELSE 1")));
    }

    private BigDecimal roundUp(BigDecimal value) {
        if (version == CvssVersion.V3_0) {
            return value.setScale(1, RoundingMode.CEILING);
        }
        long whole =
                value.multiply(d("100000")).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long tenths = whole % 10_000 == 0 ? whole / 10_000 : whole / 10_000 + 1;
        return BigDecimal.valueOf(tenths, 1);
    }

    // ---- 4.0

    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("AV", "NALP"),
            Map.entry("PR", "NLH"),
            Map.entry("UI", "NPA"),
            Map.entry("AC", "LH"),
            Map.entry("AT", "NP"),
            Map.entry("VC", "HLN"),
            Map.entry("VI", "HLN"),
            Map.entry("VA", "HLN"),
            Map.entry("SC", "SHLN"),
            Map.entry("SI", "SHLN"),
            Map.entry("SA", "SHLN"),
            Map.entry("CR", "HML"),
            Map.entry("IR", "HML"),
            Map.entry("AR", "HML"),
            Map.entry("E", "APU"));

    /** The most severe vectors of each level, by equivalence set. */
    private static final Map<String, List<String>> MOST_SEVERE = Map.ofEntries(
            Map.entry("1.0", List.of("AV:N/PR:N/UI:N")),
            Map.entry("1.1", List.of("AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P")),
            Map.entry("1.2", List.of("AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P")),
            Map.entry("2.0", List.of("AC:L/AT:N")),
            Map.entry("2.1", List.of("AC:H/AT:N", "AC:L/AT:P")),
            Map.entry("36.00", List.of("VC:H/VI:H/VA:H/CR:H/IR:H/AR:H")),
            Map.entry("36.01", List.of("VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M")),
            Map.entry("36.10", List.of("VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H")),
            Map.entry(
                    "36.11",
                    List.of(
                            "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H",
                            "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M",
                            "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
                            "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H",
                            "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M")),
            Map.entry("36.21", List.of("VC:L/VI:L/VA:L/CR:H/IR:H/AR:H")),
            Map.entry("4.0", List.of("SC:H/SI:S/SA:S")),
            Map.entry("4.1", List.of("SC:H/SI:H/SA:H")),
            Map.entry("4.2", List.of("SC:L/SI:L/SA:L")),
            Map.entry("5.0", List.of("E:A")),
            Map.entry("5.1", List.of("E:P")),
            Map.entry("5.2", List.of("E:U")));

    private static final Map<String, Integer> DEPTH = Map.ofEntries(
            Map.entry("1.0", 1),
            Map.entry("1.1", 4),
            Map.entry("1.2", 5),
            Map.entry("2.0", 1),
            Map.entry("2.1", 2),
            Map.entry("36.00", 7),
            Map.entry("36.01", 6),
            Map.entry("36.10", 8),
            Map.entry("36.11", 8),
            Map.entry("36.21", 10),
            Map.entry("4.0", 6),
            Map.entry("4.1", 5),
            Map.entry("4.2", 4),
            Map.entry("5.0", 1),
            Map.entry("5.1", 1),
            Map.entry("5.2", 1));

    private String value4(String metric) {
        return switch (metric) {
            case "E" -> metrics.getOrDefault("E", "A");
            case "CR", "IR", "AR" -> metrics.getOrDefault(metric, "H");
            default -> metrics.getOrDefault("M" + metric, metrics.get(metric));
        };
    }

    private boolean is(String metric, String value) {
        return value4(metric).equals(value);
    }

    String macroVector() {
        String eq1 = is("AV", "N") && is("PR", "N") && is("UI", "N")
                ? "0"
                : (is("AV", "N") || is("PR", "N") || is("UI", "N")) && !is("AV", "P") ? "1" : "2";
        String eq2 = is("AC", "L") && is("AT", "N") ? "0" : "1";
        String eq3 = is("VC", "H") && is("VI", "H") ? "0" : is("VC", "H") || is("VI", "H") || is("VA", "H") ? "1" : "2";
        String eq4 = is("SI", "S") || is("SA", "S") ? "0" : is("SC", "H") || is("SI", "H") || is("SA", "H") ? "1" : "2";
        String eq5 = is("E", "A") ? "0" : is("E", "P") ? "1" : "2";
        boolean wanted =
                is("CR", "H") && is("VC", "H") || is("IR", "H") && is("VI", "H") || is("AR", "H") && is("VA", "H");
        return eq1 + eq2 + eq3 + eq4 + eq5 + (wanted ? "0" : "1");
    }

    private String score4() {
        boolean harmless = true;
        for (String metric : List.of("VC", "VI", "VA", "SC", "SI", "SA")) {
            harmless &= is(metric, "N");
        }
        if (harmless) {
            return "0.0";
        }
        String macro = macroVector();
        BigDecimal top = d(Integer.toString(Cvss4Table.tenths(macro)));
        BigDecimal sum = BigDecimal.ZERO;
        int sets = 0;
        for (String set : List.of("1", "2", "36", "4", "5")) {
            Integer lower = Cvss4Table.lower(macro, set);
            if (lower != null) {
                String level = set + "."
                        + (set.equals("36")
                                ? "" + macro.charAt(2) + macro.charAt(5)
                                : "" + macro.charAt(set.charAt(0) - '1'));
                sum = sum.add(top.subtract(d(lower.toString()))
                        .multiply(d(Integer.toString(distance(level))))
                        .divide(d(DEPTH.get(level).toString()), MathContext.DECIMAL128));
                sets++;
            }
        }
        BigDecimal mean = sets == 0 ? BigDecimal.ZERO : sum.divide(d(Integer.toString(sets)), MathContext.DECIMAL128);
        // 30 digits are kept, then the last ones dropped, so that thirds don't hide a tie
        BigDecimal score = top.subtract(mean).setScale(20, RoundingMode.HALF_UP).setScale(0, RoundingMode.HALF_UP);
        return score.movePointLeft(1).setScale(1).toString();
    }

    private int distance(String level) {
        for (String most : MOST_SEVERE.get(level)) {
            int sum = 0;
            boolean below = true;
            for (String part : most.split("/")) {
                String[] pair = part.split(":");
                String order = LEVELS.get(pair[0]);
                int step = order.indexOf(value4(pair[0])) - order.indexOf(pair[1]);
                below &= step >= 0;
                sum += step;
            }
            if (below) {
                return sum;
            }
        }
        throw new IllegalStateException("no most severe vector of " + level + " above " + metrics);
    }
}
