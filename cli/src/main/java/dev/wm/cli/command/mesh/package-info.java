/**
 * {@code wm mesh}: the registries that this machine knows.
 */
@NullMarked
package dev.wm.cli.command.mesh;

import org.jspecify.annotations.NullMarked;
