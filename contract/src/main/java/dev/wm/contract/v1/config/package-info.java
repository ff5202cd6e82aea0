/**
 * Configuration views, one kind for each kind of caller: admin, gateway, device.
 */
@NullMarked
package dev.wm.contract.v1.config;

import org.jspecify.annotations.NullMarked;
