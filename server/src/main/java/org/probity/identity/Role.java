package org.probity.identity;

/** What a person does here. A person may hold several, except where rules ask for two different people. */
public enum Role {
    ADMINISTRATOR("Administrator", "Runs the system: people, roles, settings. Reads no case."),
    PSIRT_LEAD("PSIRT lead", "Owns cases, their access lists, embargoes and release."),
    PSIRT_ANALYST("PSIRT analyst", "Takes reports in, screens them, drafts advisories."),
    PRODUCT_ENGINEER("Product engineer", "Verifies and remedies in the products."),
    ASSESSOR("Assessor", "Judges conformity. Sees no embargoed content.");

    private final String label;
    private final String task;

    Role(String label, String task) {
        this.label = label;
        this.task = task;
    }

    public String label() {
        return label;
    }

    /** One sentence on what it is for. */
    public String task() {
        return task;
    }
}
