@NullMarked
package org.probity.demo.web;

import org.jspecify.annotations.NullMarked;
