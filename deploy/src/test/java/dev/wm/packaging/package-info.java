/**
 * Tests of what packs the programs.
 */
@NullMarked
package dev.wm.packaging;

import org.jspecify.annotations.NullMarked;
