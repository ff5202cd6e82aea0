/**
 * What other firewalls of the machine do to the mesh's packets, and what lets them pass.
 * Pure.
 */
@NullMarked
package dev.wm.agent.firewall;

import org.jspecify.annotations.NullMarked;
