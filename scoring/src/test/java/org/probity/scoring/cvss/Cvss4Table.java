package org.probity.scoring.cvss;

/** The table of macrovectors, asked by its digits through vectors whose score is the table's own. */
final class Cvss4Table {
    private Cvss4Table() {}

    /** The score of a macrovector: that of one of its most severe vectors, whose distance is 0 in every set. */
    static int tenths(String macro) {
        String eq1 = pick(macro.charAt(0), "AV:N/@/PR:N/UI:N", "AV:A/@/PR:N/UI:N", "AV:P/@/PR:N/UI:N");
        String eq2 = pick(macro.charAt(1), "AC:L/AT:N", "AC:H/AT:N", "");
        String eq3 =
                switch ("" + macro.charAt(2) + macro.charAt(5)) {
                    case "00" -> "VC:H/VI:H/VA:H/#/CR:H/IR:H/AR:H";
                    case "01" -> "VC:H/VI:H/VA:H/#/CR:M/IR:M/AR:M";
                    case "10" -> "VC:L/VI:H/VA:H/#/CR:H/IR:H/AR:H";
                    case "11" -> "VC:L/VI:H/VA:H/#/CR:H/IR:M/AR:M";
                    case "21" -> "VC:L/VI:L/VA:L/#/CR:H/IR:H/AR:H";
                    default -> throw new IllegalArgumentException(macro);
                };
        String eq4 = pick(macro.charAt(3), "SC:H/SI:H/SA:H", "SC:H/SI:H/SA:H", "SC:L/SI:L/SA:L");
        String eq5 = pick(macro.charAt(4), "E:A", "E:P", "E:U");
        String vector = "CVSS:4.0/" + eq1.replace("@", eq2) + "/" + eq3.replace("#", eq4 + "/" + eq5)
                + (macro.charAt(3) == '0' ? "/MSI:S/MSA:S" : "");
        CvssScores scores = CvssVector.parse(vector).scores();
        if (!(scores instanceof CvssScores.One one) || !one.macroVector().equals(macro)) {
            throw new IllegalStateException(vector + " is not in " + macro + ": " + scores);
        }
        return one.score().tenths();
    }

    /** The score of the next lower macrovector in one equivalence set; null if there is none. */
    static Integer lower(String macro, String set) {
        if (set.equals("36")) {
            return switch ("" + macro.charAt(2) + macro.charAt(5)) {
                case "00" -> Math.max(tenths(with(macro, 5, '1')), tenths(with(macro, 2, '1')));
                case "01" -> tenths(with(macro, 2, '1'));
                case "10" -> tenths(with(macro, 5, '1'));
                case "11" -> tenths(with(macro, 2, '2'));
                default -> null;
            };
        }
        int place = set.charAt(0) - '1';
        char last = place == 1 ? '1' : '2';
        char level = macro.charAt(place);
        return level == last ? null : tenths(with(macro, place, (char) (level + 1)));
    }

    private static String with(String macro, int place, char level) {
        return macro.substring(0, place) + level + macro.substring(place + 1);
    }

    private static String pick(char level, String... choices) {
        return choices[level - '0'];
    }
}
