/**
 * What the vendor makes and what it promises: product lines, products, services, releases and their support periods; the
 * versions of its policies (ISO/IEC 30111 6.3, 7.1.2; ISO/IEC 29147 9). The face is {@link org.probity.organization.Products}
 * and {@link org.probity.organization.Policies}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "record", "identity", "traceability", "db"})
@NullMarked
package org.probity.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
