package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A folder among the releases that is not served.
 */
final class ReleaseRefusedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.updates()
			.refused()
			.stream()
			.map((refused) -> new Finding(Severity.WARNING, "release_refused", "release", refused.folder(),
					"The release in " + refused.folder() + " is not served: " + refused.reason(),
					"Copy it there anew, with wm-registry add-release DIRECTORY on the registry, or remove it."));
	}

}
