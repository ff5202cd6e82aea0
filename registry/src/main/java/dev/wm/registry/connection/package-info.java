/**
 * Bounds what a connection may cost. Requests run on virtual threads, so a body that
 * comes slowly holds no thread of the machine's; whoever is slower than the least rate,
 * never ends a header, or holds more connections than its share is cut off. Tomcat's own
 * limits are in time between two bytes, which a byte now and then never reaches.
 */
@NullMarked
package dev.wm.registry.connection;

import org.jspecify.annotations.NullMarked;
