/**
 * Where a registry's URL and token come from: the environment, or one file for each mesh
 * in the configuration folder.
 */
@NullMarked
package dev.wm.cli.settings;

import org.jspecify.annotations.NullMarked;
