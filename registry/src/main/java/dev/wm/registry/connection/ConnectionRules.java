package dev.wm.registry.connection;

import java.util.function.Predicate;

/**
 * What the endpoint needs to know to guard its connections.
 *
 * @param guard knows the requests in progress
 * @param refusals counts
 * @param isTrusted whether an address is a trusted proxy's
 * @param mostOfClient how many connections one client may hold
 */
record ConnectionRules(RequestGuard guard, Refusals refusals, Predicate<String> isTrusted, int mostOfClient) {
}
