@NullMarked
package org.probity.desk.web;

import org.jspecify.annotations.NullMarked;
