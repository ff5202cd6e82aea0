/**
 * What the tests share: a database, a running registry and a client of its API.
 */
@NullMarked
package dev.wm.registry.testing;

import org.jspecify.annotations.NullMarked;
