/**
 * What every command is given: context, mesh selection, prompts, exit codes.
 */
@NullMarked
package dev.wm.cli.command.context;

import org.jspecify.annotations.NullMarked;
