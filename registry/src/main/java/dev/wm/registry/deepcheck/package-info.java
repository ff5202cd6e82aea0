/**
 * The look at the whole mesh that gateways carry out for the registry, and what is made
 * of their answers.
 */
@NullMarked
package dev.wm.registry.deepcheck;

import org.jspecify.annotations.NullMarked;
