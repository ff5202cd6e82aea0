/**
 * The gateways in LXC containers that {@code deploy/lxc/wm-gw} keeps.
 */
@NullMarked
package dev.wm.deploy.lxc;

import org.jspecify.annotations.NullMarked;
