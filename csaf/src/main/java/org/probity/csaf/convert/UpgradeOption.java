package org.probity.csaf.convert;

import java.util.Locale;

/** Ways to depart from the default of the conversion from CSAF 2.0 to 2.1; each is one that section 9.1.18 provides for. */
public enum UpgradeOption {
    /** Stacked branch categories are left as they are. */
    KEEP_STACKED_BRANCHES("leave stacked branch categories as they are"),
    /** Versions and version ranges in one path are left as they are. */
    KEEP_MIXED_VERSIONS("leave versions above version ranges as they are"),
    /** Ranges that are open above are left as they are. */
    KEEP_OPEN_RANGES("leave ranges without an upper end as they are"),
    /** Single versions that are declared as ranges are left as they are. */
    KEEP_SINGLE_RANGES("leave single versions that are declared as ranges as they are"),
    /** Names of hash algorithms are left as they are. */
    KEEP_HASH_NAMES("leave the names of hash algorithms as they are"),
    /** Model numbers are whole, so that no star is added. */
    COMPLETE_MODEL_NUMBERS("model numbers are whole: add no star"),
    /** Serial numbers are whole, so that no star is added. */
    COMPLETE_SERIAL_NUMBERS("serial numbers are whole: add no star"),
    /** Stock keeping units are whole, so that no star is added. */
    COMPLETE_SKUS("stock keeping units are whole: add no star"),
    /** A question mark in model numbers, serial numbers and stock keeping units is itself, and is escaped. */
    LITERAL_QUESTION_MARKS("a question mark in model and serial numbers and SKUs means itself"),
    /** A star in model numbers, serial numbers and stock keeping units is itself, and is escaped. */
    LITERAL_STARS("a star in model and serial numbers and SKUs means itself"),
    /** A TLP 2 label that stands in the distribution's text is taken. */
    TLP_FROM_TEXT("take the TLP 2.0 label that the distribution's text names"),
    /** The publisher category {@code other} becomes {@code multiplier}. */
    MULTIPLIER("a publisher of category other is a multiplier"),
    /** Nothing is said about publishers of category {@code other}. */
    QUIET_OTHER("say nothing about a publisher of category other"),
    /** The newest CWE list that still matches is named. */
    LATEST_CWE("name the newest CWE list that matches"),
    /** Licence expressions are not looked for. */
    NO_LICENSE("do not look for a licence expression"),
    /** Ids of vulnerability id systems are left as they are. */
    KEEP_IDS("leave the ids of vulnerabilities as they are"),
    /** Links to the calculator of CVSS 4.0 are not made metrics. */
    NO_CVSS4("do not read CVSS 4.0 vectors out of links"),
    /** What stands in the way of the profiles "Withdrawn" and "Superseded" is removed. */
    STRIP_RETIRED("remove products and vulnerabilities of withdrawn and superseded documents");

    private final String meaning;

    UpgradeOption(String meaning) {
        this.meaning = meaning;
    }

    /** What it does, in words. */
    public String meaning() {
        return meaning;
    }

    /** Its name on a terminal, for example {@code keep-open-ranges}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
