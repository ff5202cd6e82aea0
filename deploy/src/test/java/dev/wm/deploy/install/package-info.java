/**
 * The way from packages to a mesh that updates itself, on real machines, by README's
 * commands.
 */
@NullMarked
package dev.wm.deploy.install;

import org.jspecify.annotations.NullMarked;
