/**
 * What the products are built from: bills of materials per release and who holds which component (ISO/IEC 30111 8). The face is
 * {@link org.probity.supplychain.Sboms} and {@link org.probity.supplychain.Components}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: *", "record", "identity", "organization", "traceability", "db"})
@NullMarked
package org.probity.supplychain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
