/**
 * Keeps the views of the newest revision in memory, and tells when there are newer ones.
 */
@NullMarked
package dev.wm.registry.publish;

import org.jspecify.annotations.NullMarked;
