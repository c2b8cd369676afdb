/**
 * People, roles, sign-in, and who may read which case (ISO/IEC 30111 6.2.3, 7.3). An administrator runs the system and reads
 * no case. The face is {@link org.probity.identity.People}, {@link org.probity.identity.NeedToKnow} and
 * {@link org.probity.identity.Subject}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "record", "db"})
@NullMarked
package org.probity.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
