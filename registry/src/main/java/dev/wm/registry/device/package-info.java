/**
 * Devices: their rules, their table and their part of the API.
 */
@NullMarked
package dev.wm.registry.device;

import org.jspecify.annotations.NullMarked;
