@NullMarked
package org.probity.identity.web;

import org.jspecify.annotations.NullMarked;
