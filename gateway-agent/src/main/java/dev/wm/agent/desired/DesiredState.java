package dev.wm.agent.desired;

/**
 * Everything that this gateway should be. Immutable; equal if nothing differs.
 *
 * @param wireGuard the tunnel
 * @param ruleset who may send what where, and under which address
 * @param routing how packets find the tunnel
 * @param names what the site's resolver answers
 */
public record DesiredState(WireGuardInterface wireGuard, Ruleset ruleset, Routing routing, DnsConfig names) {

}
