/**
 * Every test of section 6 of CSAF 2.0 and 2.1, by its number. {@link org.probity.csaf.rules.RuleBook} is the one place to
 * look: it lists the rules of each theme, and each rule is a small method that cites its clause. {@link
 * org.probity.csaf.rules.Validator} runs them.
 */
@NullMarked
package org.probity.csaf.rules;

import org.jspecify.annotations.NullMarked;
