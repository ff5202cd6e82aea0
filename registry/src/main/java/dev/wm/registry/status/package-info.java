/**
 * The status of each gateway, put together from its latest report and when it was last
 * seen.
 */
@NullMarked
package dev.wm.registry.status;

import org.jspecify.annotations.NullMarked;
