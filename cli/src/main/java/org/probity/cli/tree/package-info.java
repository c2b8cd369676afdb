/** How the commands of a terminal stand under each other. */
@org.jspecify.annotations.NullMarked
package org.probity.cli.tree;
