@NullMarked
package org.probity.record.web;

import org.jspecify.annotations.NullMarked;
