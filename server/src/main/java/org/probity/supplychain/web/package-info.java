@NullMarked
package org.probity.supplychain.web;

import org.jspecify.annotations.NullMarked;
