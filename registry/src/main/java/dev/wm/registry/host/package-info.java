/**
 * Hosts: their rules, their table and their part of the API.
 */
@NullMarked
package dev.wm.registry.host;

import org.jspecify.annotations.NullMarked;
