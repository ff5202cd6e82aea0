/**
 * Devices, which join the mesh by themselves, as the API reads and writes them.
 */
@NullMarked
package dev.wm.contract.v1.device;

import org.jspecify.annotations.NullMarked;
