package org.probity.csaf.write;

import java.util.Locale;

/** A word of one of the standard's closed vocabularies; each is an enum whose names are the words in capitals. */
public sealed interface Word {
    /** The word as documents hold it. */
    default String word() {
        return ((Enum<?>) this).name().toLowerCase(Locale.ROOT);
    }

    /** What the publisher is (CSAF 2.0, 3.2.1.8.1). */
    enum PublisherCategory implements Word {
        COORDINATOR,
        DISCOVERER,
        OTHER,
        TRANSLATOR,
        USER,
        VENDOR
    }

    /** What a note is (3.1.5). */
    enum NoteCategory implements Word {
        DESCRIPTION,
        DETAILS,
        FAQ,
        GENERAL,
        LEGAL_DISCLAIMER,
        OTHER,
        SUMMARY
    }

    /** What a branch of the product tree stands for (3.1.2.2). */
    enum BranchCategory implements Word {
        ARCHITECTURE,
        HOST_NAME,
        LANGUAGE,
        LEGACY,
        PATCH_LEVEL,
        PRODUCT_FAMILY,
        PRODUCT_NAME,
        PRODUCT_VERSION,
        PRODUCT_VERSION_RANGE,
        SERVICE_PACK,
        SPECIFICATION,
        VENDOR
    }

    /** How one product is contained in another (3.2.2.4). */
    enum RelationshipCategory implements Word {
        DEFAULT_COMPONENT_OF,
        EXTERNAL_COMPONENT_OF,
        INSTALLED_ON,
        INSTALLED_WITH,
        OPTIONAL_COMPONENT_OF
    }

    /** The state of a product under a vulnerability (3.2.3.9). */
    enum Status implements Word {
        FIRST_AFFECTED,
        FIRST_FIXED,
        FIXED,
        KNOWN_AFFECTED,
        KNOWN_NOT_AFFECTED,
        LAST_AFFECTED,
        RECOMMENDED,
        UNDER_INVESTIGATION
    }

    /** Why a product is not affected (3.2.3.5). */
    enum FlagLabel implements Word {
        COMPONENT_NOT_PRESENT,
        INLINE_MITIGATIONS_ALREADY_EXIST,
        VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY,
        VULNERABLE_CODE_NOT_IN_EXECUTE_PATH,
        VULNERABLE_CODE_NOT_PRESENT
    }

    /** What a remediation is (3.2.3.12). */
    enum RemediationCategory implements Word {
        MITIGATION,
        NO_FIX_PLANNED,
        NONE_AVAILABLE,
        VENDOR_FIX,
        WORKAROUND
    }

    /** What must be restarted after a remediation (3.2.3.12.7). */
    enum RestartCategory implements Word {
        CONNECTED,
        DEPENDENCIES,
        MACHINE,
        NONE,
        PARENT,
        SERVICE,
        SYSTEM,
        VULNERABLE_COMPONENT,
        ZONE
    }

    /** What is told of a threat (3.2.3.14). */
    enum ThreatCategory implements Word {
        EXPLOIT_STATUS,
        IMPACT,
        TARGET_SET
    }

    /** Who takes part in handling (3.2.3.7.2). */
    enum PartyCategory implements Word {
        COORDINATOR,
        DISCOVERER,
        OTHER,
        USER,
        VENDOR
    }

    /** How far a party got (3.2.3.7.3). */
    enum InvolvementStatus implements Word {
        COMPLETED,
        CONTACT_ATTEMPTED,
        DISPUTED,
        IN_PROGRESS,
        NOT_CONTACTED,
        OPEN
    }

    /** To whom a document may be passed on: TLP version 1, as CSAF 2.0 knows it (3.2.1.5.2). */
    enum TlpLabel implements Word {
        AMBER,
        GREEN,
        RED,
        WHITE;

        @Override
        public String word() {
            return name();
        }
    }

    /** The state of the document (3.2.1.12.7). */
    enum DocumentStatus implements Word {
        DRAFT,
        FINAL,
        INTERIM
    }
}
