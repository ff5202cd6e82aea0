package dev.wm.contract.v1.change;

import java.util.List;

import dev.wm.contract.net.SiteDomain;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The part of a {@link Plan} that concerns one gateway's configuration.
 *
 * @param site the gateway's site
 * @param changes one line for each thing, such as {@code + peer osrc}
 */
public record GatewayChange(SiteDomain site, List<String> changes) {

	public GatewayChange {
		requirePresent(site, "site");
		changes = List.copyOf(requirePresent(changes, "changes"));
	}

}
