/**
 * Starts the registry: command line, data folder, database, Spring context and its
 * general configuration.
 */
@NullMarked
package dev.wm.registry.startup;

import org.jspecify.annotations.NullMarked;
