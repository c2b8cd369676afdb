@NullMarked
package org.probity.coordination.web;

import org.jspecify.annotations.NullMarked;
