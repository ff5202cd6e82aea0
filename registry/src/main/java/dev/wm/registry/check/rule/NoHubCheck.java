package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A mesh without a hub, which devices cannot join.
 */
final class NoHubCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		if (input.sites().isEmpty() || input.hub().isPresent()) {
			return Stream.empty();
		}
		return Stream
			.of(new Finding(Severity.INFO, "no_hub", "mesh", "mesh", "No site is the hub, so that no device can join.",
					"Add a site with \"hub\": true that can be reached from everywhere, if devices shall join."));
	}

}
