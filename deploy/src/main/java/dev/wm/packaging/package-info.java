/**
 * Packages a program with a Java runtime and an AOT cache. The build runs
 * {@link dev.wm.packaging.ProgramPackager} straight from its source, so nothing here may
 * need a library.
 */
@NullMarked
package dev.wm.packaging;

import org.jspecify.annotations.NullMarked;
