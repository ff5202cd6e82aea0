/**
 * Every command of {@code wm}, run as a process against a registry that runs as one too.
 */
@NullMarked
package dev.wm.deploy.command;

import org.jspecify.annotations.NullMarked;
