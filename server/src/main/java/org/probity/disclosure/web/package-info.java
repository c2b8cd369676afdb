@NullMarked
package org.probity.disclosure.web;

import org.jspecify.annotations.NullMarked;
