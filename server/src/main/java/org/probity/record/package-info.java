/**
 * The record: events written once, sealed in a tamper-evident log, read by everything else ("evidence of conformance",
 * ISO/IEC 20243-2). The face is {@link org.probity.record.EventStore}.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "db"})
@NullMarked
package org.probity.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
