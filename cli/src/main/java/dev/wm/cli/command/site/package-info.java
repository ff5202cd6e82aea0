/**
 * Lists, adds and removes sites.
 */
@NullMarked
package dev.wm.cli.command.site;

import org.jspecify.annotations.NullMarked;
