/**
 * Authentication and authorization: the caller of a request, and what each role may call.
 */
@NullMarked
package dev.wm.registry.access;

import org.jspecify.annotations.NullMarked;
