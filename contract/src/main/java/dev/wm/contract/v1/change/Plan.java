package dev.wm.contract.v1.change;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * What a write would do: the answer of every write that has {@code plan=true} as a query
 * parameter. Nothing is stored.
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
