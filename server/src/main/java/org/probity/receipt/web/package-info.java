@NullMarked
package org.probity.receipt.web;

import org.jspecify.annotations.NullMarked;
