package org.probity.scoring.cvss;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of all versions as data: abbreviation, name, JSON name, group, and the values from the most to the least
 * severe. The order of the lines is the order of the vector; formulas count on both orders.
 */
final class CvssMetrics {
    private static final String V2 = """
            AV|Access Vector|accessVector|BASE|N NETWORK,A ADJACENT_NETWORK,L LOCAL
            AC|Access Complexity|accessComplexity|BASE|L LOW,M MEDIUM,H HIGH
            Au|Authentication|authentication|BASE|N NONE,S SINGLE,M MULTIPLE
            C|Confidentiality Impact|confidentialityImpact|BASE|C COMPLETE,P PARTIAL,N NONE
            I|Integrity Impact|integrityImpact|BASE|C COMPLETE,P PARTIAL,N NONE
            A|Availability Impact|availabilityImpact|BASE|C COMPLETE,P PARTIAL,N NONE
            E|Exploitability|exploitability|TEMPORAL|H HIGH,F FUNCTIONAL,POC PROOF_OF_CONCEPT,U UNPROVEN
            RL|Remediation Level|remediationLevel|TEMPORAL|U UNAVAILABLE,W WORKAROUND,TF TEMPORARY_FIX,OF OFFICIAL_FIX
            RC|Report Confidence|reportConfidence|TEMPORAL|C CONFIRMED,UR UNCORROBORATED,UC UNCONFIRMED
            CDP|Collateral Damage Potential|collateralDamagePotential|ENVIRONMENTAL|H HIGH,MH MEDIUM_HIGH,LM LOW_MEDIUM,L LOW,N NONE
            TD|Target Distribution|targetDistribution|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW,N NONE
            CR|Confidentiality Requirement|confidentialityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            IR|Integrity Requirement|integrityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            AR|Availability Requirement|availabilityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            """;

    private static final String V3 = """
            AV|Attack Vector|attackVector|BASE|N NETWORK,A ADJACENT_NETWORK,L LOCAL,P PHYSICAL
            AC|Attack Complexity|attackComplexity|BASE|L LOW,H HIGH
            PR|Privileges Required|privilegesRequired|BASE|N NONE,L LOW,H HIGH
            UI|User Interaction|userInteraction|BASE|N NONE,R REQUIRED
            S|Scope|scope|BASE|C CHANGED,U UNCHANGED
            C|Confidentiality Impact|confidentialityImpact|BASE|H HIGH,L LOW,N NONE
            I|Integrity Impact|integrityImpact|BASE|H HIGH,L LOW,N NONE
            A|Availability Impact|availabilityImpact|BASE|H HIGH,L LOW,N NONE
            E|Exploit Code Maturity|exploitCodeMaturity|TEMPORAL|H HIGH,F FUNCTIONAL,P PROOF_OF_CONCEPT,U UNPROVEN
            RL|Remediation Level|remediationLevel|TEMPORAL|U UNAVAILABLE,W WORKAROUND,T TEMPORARY_FIX,O OFFICIAL_FIX
            RC|Report Confidence|reportConfidence|TEMPORAL|C CONFIRMED,R REASONABLE,U UNKNOWN
            CR|Confidentiality Requirement|confidentialityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            IR|Integrity Requirement|integrityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            AR|Availability Requirement|availabilityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            MAV|Modified Attack Vector|modifiedAttackVector|ENVIRONMENTAL|N NETWORK,A ADJACENT_NETWORK,L LOCAL,P PHYSICAL
            MAC|Modified Attack Complexity|modifiedAttackComplexity|ENVIRONMENTAL|L LOW,H HIGH
            MPR|Modified Privileges Required|modifiedPrivilegesRequired|ENVIRONMENTAL|N NONE,L LOW,H HIGH
            MUI|Modified User Interaction|modifiedUserInteraction|ENVIRONMENTAL|N NONE,R REQUIRED
            MS|Modified Scope|modifiedScope|ENVIRONMENTAL|C CHANGED,U UNCHANGED
            MC|Modified Confidentiality Impact|modifiedConfidentialityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            MI|Modified Integrity Impact|modifiedIntegrityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            MA|Modified Availability Impact|modifiedAvailabilityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            """;

    private static final String V4 = """
            AV|Attack Vector|attackVector|BASE|N NETWORK,A ADJACENT,L LOCAL,P PHYSICAL
            AC|Attack Complexity|attackComplexity|BASE|L LOW,H HIGH
            AT|Attack Requirements|attackRequirements|BASE|N NONE,P PRESENT
            PR|Privileges Required|privilegesRequired|BASE|N NONE,L LOW,H HIGH
            UI|User Interaction|userInteraction|BASE|N NONE,P PASSIVE,A ACTIVE
            VC|Vulnerable System Confidentiality|vulnConfidentialityImpact|BASE|H HIGH,L LOW,N NONE
            VI|Vulnerable System Integrity|vulnIntegrityImpact|BASE|H HIGH,L LOW,N NONE
            VA|Vulnerable System Availability|vulnAvailabilityImpact|BASE|H HIGH,L LOW,N NONE
            SC|Subsequent System Confidentiality|subConfidentialityImpact|BASE|H HIGH,L LOW,N NONE
            SI|Subsequent System Integrity|subIntegrityImpact|BASE|H HIGH,L LOW,N NONE
            SA|Subsequent System Availability|subAvailabilityImpact|BASE|H HIGH,L LOW,N NONE
            E|Exploit Maturity|exploitMaturity|THREAT|A ATTACKED,P PROOF_OF_CONCEPT,U UNREPORTED
            CR|Confidentiality Requirement|confidentialityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            IR|Integrity Requirement|integrityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            AR|Availability Requirement|availabilityRequirement|ENVIRONMENTAL|H HIGH,M MEDIUM,L LOW
            MAV|Modified Attack Vector|modifiedAttackVector|ENVIRONMENTAL|N NETWORK,A ADJACENT,L LOCAL,P PHYSICAL
            MAC|Modified Attack Complexity|modifiedAttackComplexity|ENVIRONMENTAL|L LOW,H HIGH
            MAT|Modified Attack Requirements|modifiedAttackRequirements|ENVIRONMENTAL|N NONE,P PRESENT
            MPR|Modified Privileges Required|modifiedPrivilegesRequired|ENVIRONMENTAL|N NONE,L LOW,H HIGH
            MUI|Modified User Interaction|modifiedUserInteraction|ENVIRONMENTAL|N NONE,P PASSIVE,A ACTIVE
            MVC|Modified Vulnerable System Confidentiality|modifiedVulnConfidentialityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            MVI|Modified Vulnerable System Integrity|modifiedVulnIntegrityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            MVA|Modified Vulnerable System Availability|modifiedVulnAvailabilityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NONE
            MSC|Modified Subsequent System Confidentiality|modifiedSubConfidentialityImpact|ENVIRONMENTAL|H HIGH,L LOW,N NEGLIGIBLE
            MSI|Modified Subsequent System Integrity|modifiedSubIntegrityImpact|ENVIRONMENTAL|S SAFETY,H HIGH,L LOW,N NEGLIGIBLE
            MSA|Modified Subsequent System Availability|modifiedSubAvailabilityImpact|ENVIRONMENTAL|S SAFETY,H HIGH,L LOW,N NEGLIGIBLE
            S|Safety|Safety|SUPPLEMENTAL|P PRESENT,N NEGLIGIBLE
            AU|Automatable|Automatable|SUPPLEMENTAL|Y YES,N NO
            R|Recovery|Recovery|SUPPLEMENTAL|I IRRECOVERABLE,U USER,A AUTOMATIC
            V|Value Density|valueDensity|SUPPLEMENTAL|C CONCENTRATED,D DIFFUSE
            RE|Vulnerability Response Effort|vulnerabilityResponseEffort|SUPPLEMENTAL|H HIGH,M MODERATE,L LOW
            U|Provider Urgency|providerUrgency|SUPPLEMENTAL|Red RED,Amber AMBER,Green GREEN,Clear CLEAR
            """;

    /* Each version is read when it is first asked for: most programs meet one or two. */

    private static final class OfV20 {
        private static final CvssMetrics ALL = read(CvssVersion.V2_0, V2);
    }

    private static final class OfV30 {
        private static final CvssMetrics ALL = read(CvssVersion.V3_0, V3);
    }

    private static final class OfV31 {
        private static final CvssMetrics ALL = read(CvssVersion.V3_1, V3);
    }

    private static final class OfV40 {
        private static final CvssMetrics ALL = read(CvssVersion.V4_0, V4);
    }

    private final List<CvssMetric> all;
    private final int mandatory;
    private final long[] codeKeys;
    private final long[][] valueKeys;

    private CvssMetrics(List<CvssMetric> all) {
        this.all = List.copyOf(all);
        this.mandatory = (int) all.stream().filter(CvssMetric::mandatory).count();
        this.codeKeys = all.stream().mapToLong(metric -> key(metric.code())).toArray();
        this.valueKeys = all.stream()
                .map(metric -> metric.values().stream()
                        .mapToLong(value -> key(value.code()))
                        .toArray())
                .toArray(long[][]::new);
    }

    static CvssMetrics of(CvssVersion version) {
        return switch (version) {
            case V2_0 -> OfV20.ALL;
            case V3_0 -> OfV30.ALL;
            case V3_1 -> OfV31.ALL;
            case V4_0 -> OfV40.ALL;
        };
    }

    List<CvssMetric> all() {
        return all;
    }

    CvssMetric at(int position) {
        return all.get(position);
    }

    int size() {
        return codeKeys.length;
    }

    /** How many metrics, the first ones, every vector must give. */
    int mandatory() {
        return mandatory;
    }

    @Nullable
    CvssMetric byCode(String code) {
        int position = position(key(code), 0);
        return position < 0 ? null : all.get(position);
    }

    /** The position of the metric with this packed abbreviation, looked for from a guess onwards and around; or -1. */
    int position(long key, int guess) {
        int size = codeKeys.length;
        for (int i = guess; i < size; i++) {
            if (codeKeys[i] == key) {
                return i;
            }
        }
        for (int i = 0; i < guess && i < size; i++) {
            if (codeKeys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /** The rank of a packed value of a metric, 1 for the most severe; -1 if the metric has no such value. */
    int rank(int position, long key) {
        long[] keys = valueKeys[position];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Up to nine ASCII characters packed into one number; -1 for anything longer or foreign. */
    static long key(String text) {
        if (text.length() > 9) {
            return -1;
        }
        long key = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 126) {
                return -1;
            }
            key = key << 7 | c;
        }
        return key;
    }

    private static CvssMetrics read(CvssVersion version, String text) {
        List<CvssMetric> metrics = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] field = line.split("\\|");
            List<CvssMetric.Value> values = new ArrayList<>();
            for (String value : field[4].split(",")) {
                int space = value.indexOf(' ');
                values.add(new CvssMetric.Value(value.substring(0, space), value.substring(space + 1)));
            }
            metrics.add(new CvssMetric(
                    version, metrics.size(), field[0], field[1], field[2], MetricGroup.valueOf(field[3]), values));
        }
        return new CvssMetrics(metrics);
    }
}
