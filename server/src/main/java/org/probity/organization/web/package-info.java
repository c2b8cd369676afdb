@NullMarked
package org.probity.organization.web;

import org.jspecify.annotations.NullMarked;
