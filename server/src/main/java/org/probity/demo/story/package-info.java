@NullMarked
package org.probity.demo.story;

import org.jspecify.annotations.NullMarked;
