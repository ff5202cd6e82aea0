/**
 * Describes the API as an OpenAPI 3.1 document, from the controllers and records that
 * serve it. springdoc-openapi is not used: it knows neither the value types, the required
 * members, the conditions nor the pages, so that most of this would be written again as
 * its converters and customizers, and it brings thirteen jars with a second Jackson among
 * them.
 */
@NullMarked
package dev.wm.registry.openapi;

import org.jspecify.annotations.NullMarked;
