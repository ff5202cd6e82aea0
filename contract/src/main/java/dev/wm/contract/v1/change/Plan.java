package dev.wm.contract.v1.change;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The result of a dry run: what a write would change. Every write with the query
 * parameter {@code plan=true} returns it and stores nothing.
 *
 * @param differences every object that would differ, by kind and name
 * @param gateways every gateway whose configuration would differ, by site
 */
public record Plan(List<Difference> differences, List<GatewayChange> gateways) {

	public Plan {
		differences = List.copyOf(requirePresent(differences, "differences"));
		gateways = List.copyOf(requirePresent(gateways, "gateways"));
	}

}
