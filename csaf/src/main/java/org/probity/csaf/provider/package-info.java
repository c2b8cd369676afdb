/**
 * The distribution of CSAF documents (CSAF 2.0 and 2.1, section 7): reading what a provider offers, checking it against
 * the requirements of the role it claims, and fetching its documents with hashes and signatures checked.
 */
@NullMarked
package org.probity.csaf.provider;

import org.jspecify.annotations.NullMarked;
