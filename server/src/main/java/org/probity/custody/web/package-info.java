@NullMarked
package org.probity.custody.web;

import org.jspecify.annotations.NullMarked;
