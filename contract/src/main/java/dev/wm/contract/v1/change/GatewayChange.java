package dev.wm.contract.v1.change;

import java.util.List;

import dev.wm.contract.net.SiteDomain;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * What a write would change for one gateway.
 *
 * @param site whose gateway
 * @param changes one line for each thing, such as {@code + peer osrc}
 */
public record GatewayChange(SiteDomain site, List<String> changes) {

	public GatewayChange {
		requirePresent(site, "site");
		changes = List.copyOf(requirePresent(changes, "changes"));
	}

}
