package dev.wm.agent.desired;

/**
 * The desired state of this gateway. Immutable; equal if nothing differs.
 *
 * @param wireGuard the WireGuard interface
 * @param ruleset the firewall and NAT
 * @param routing the route into the mesh
 * @param dns what the site's resolver answers
 */
public record DesiredState(WireGuardInterface wireGuard, Ruleset ruleset, Routing routing, DnsConfig dns) {

}
