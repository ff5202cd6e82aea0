/**
 * What all requests and responses of the HTTP API, version 1, have in common: paths,
 * problems, lists. Members are snake_case; absent and null mean the same; lists are
 * sorted by the registry.
 */
@NullMarked
package dev.wm.contract.v1;

import org.jspecify.annotations.NullMarked;
