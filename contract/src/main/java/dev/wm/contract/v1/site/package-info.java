/**
 * Sites of the mesh as the API reads and writes them.
 */
@NullMarked
package dev.wm.contract.v1.site;

import org.jspecify.annotations.NullMarked;
