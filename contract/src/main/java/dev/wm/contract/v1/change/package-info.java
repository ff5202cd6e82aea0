/**
 * The change log of the mesh: changes, differences between revisions, plans, rollbacks.
 */
@NullMarked
package dev.wm.contract.v1.change;

import org.jspecify.annotations.NullMarked;
