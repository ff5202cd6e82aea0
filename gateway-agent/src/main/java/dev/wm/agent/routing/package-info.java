/**
 * The kernel's routing rules that shut the mesh while the nftables table is missing.
 * Pure.
 */
@NullMarked
package dev.wm.agent.routing;

import org.jspecify.annotations.NullMarked;
