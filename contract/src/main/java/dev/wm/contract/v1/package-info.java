/**
 * Requests and answers of the HTTP API, version 1. Members are snake_case; absent and
 * null mean the same; lists are sorted by the registry.
 */
@NullMarked
package dev.wm.contract.v1;

import org.jspecify.annotations.NullMarked;
