/**
 * Sites: their rules, their table and their part of the API.
 */
@NullMarked
package dev.wm.registry.site;

import org.jspecify.annotations.NullMarked;
