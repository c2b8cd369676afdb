package org.probity.assessment;

import java.util.List;

/**
 * Where in the supply chain the organization adds value (ISO/IEC 20243-2, clause 2.3). What typically does not apply is a
 * guess of ours and only ever a hint: not applicable is claimed by a person, with a reason that the assessor judges.
 */
public enum ProviderCategory {
    SOFTWARE("Software provider", List.of("SE_SEP.02", "SC_STH.02")),
    HARDWARE("Hardware provider or OEM", List.of()),
    COMPONENT("Component supplier", List.of()),
    INTEGRATOR("Integrator or value-add reseller", List.of()),
    DISTRIBUTOR("Distributor", List.of("PD_", "SE_", "SC_OSH")),
    RESELLER("Pass-through reseller", List.of("PD_", "SE_", "SC_OSH", "SC_PHS", "SC_MAL", "SC_STH.02"));

    private final String label;
    private final List<String> seldom;

    ProviderCategory(String label, List<String> seldom) {
        this.label = label;
        this.seldom = seldom;
    }

    public String label() {
        return label;
    }

    /** Whether such providers often claim this requirement to be not applicable. */
    public boolean seldomAsks(String requirementId) {
        return seldom.stream().anyMatch(requirementId::startsWith);
    }
}
