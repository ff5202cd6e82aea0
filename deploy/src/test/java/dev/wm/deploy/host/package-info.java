/**
 * What {@code wm host-setup} does to a real Debian: containers with systemd and
 * systemd-resolved, each beside a fake gateway.
 */
@NullMarked
package dev.wm.deploy.host;

import org.jspecify.annotations.NullMarked;
