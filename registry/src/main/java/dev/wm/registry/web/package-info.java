/**
 * What the parts of the API share: entity tags and conditions, pages and patches.
 */
@NullMarked
package dev.wm.registry.web;

import org.jspecify.annotations.NullMarked;
