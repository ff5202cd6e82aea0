/**
 * One class for each subcommand: it parses, calls the registry and prints.
 *
 * <p>
 * With {@code -o json} a command over one mesh prints the plain document: an array for a
 * list, else the object. A read over several meshes prints an array with one element for
 * each mesh that answered, {@code {"mesh":{"slug":…,"name":…},"items":[…]}} for a list
 * and {@code {"mesh":{…},"item":{…}}} otherwise. The shape depends on how many meshes
 * were asked, never on how many answered.
 */
@NullMarked
package dev.wm.cli.command;

import org.jspecify.annotations.NullMarked;
