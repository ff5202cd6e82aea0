/**
 * Tests of what an operator uses besides the programs: the pages, the compose file, the
 * proxy in front of the registry, and the release before.
 */
@NullMarked
package dev.wm.deploy.operations;

import org.jspecify.annotations.NullMarked;
