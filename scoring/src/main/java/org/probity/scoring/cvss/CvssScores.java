package org.probity.scoring.cvss;

/** The scores of a vector. CVSS 2.0 and 3.x have three, 4.0 has one. */
public sealed interface CvssScores {
    /** The version that the scores were computed by. */
    CvssVersion version();

    /** The score that stands first in advisories: the base score of 2.0 and 3.x, the one score of 4.0. */
    CvssScore first();

    /** The score that takes all given metrics into account: environmental in 2.0 and 3.x, the one score of 4.0. */
    CvssScore overall();

    /** The rating of {@link #first()}. */
    default Severity severity() {
        return Severity.of(version(), first());
    }

    /**
     * The scores of 2.0 and 3.x. Temporal and environmental scores are always computed; metrics that a vector leaves out
     * count as "not defined". Note that in 3.1 the environmental score can differ from the base score even then, because
     * its formula for a changed scope is another one.
     */
    record Three(CvssVersion version, CvssScore base, CvssScore temporal, CvssScore environmental)
            implements CvssScores {
        @Override
        public CvssScore first() {
            return base;
        }

        @Override
        public CvssScore overall() {
            return environmental;
        }
    }

    /**
     * The score of 4.0.
     *
     * @param score computed from all metrics given
     * @param nomenclature which groups took part: {@code CVSS-B}, {@code CVSS-BT}, {@code CVSS-BE} or {@code CVSS-BTE}
     * @param macroVector the six equivalence levels, for example {@code 000200}
     */
    record One(CvssScore score, String nomenclature, String macroVector) implements CvssScores {
        @Override
        public CvssVersion version() {
            return CvssVersion.V4_0;
        }

        @Override
        public CvssScore first() {
            return score;
        }

        @Override
        public CvssScore overall() {
            return score;
        }
    }
}
