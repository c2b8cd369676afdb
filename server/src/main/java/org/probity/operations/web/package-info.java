@NullMarked
package org.probity.operations.web;

import org.jspecify.annotations.NullMarked;
