package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * The registry itself: gateways get what the database holds.
 */
final class RegistryCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		if (!input.ready()) {
			return check("The database did not answer this registry lately",
					List.of(finding(Severity.ERROR, "database_silent",
							"This registry could not read its database in the last seconds.",
							"Check that PostgreSQL runs, and read the registry's log.")));
		}
		if (input.delivered() != input.stored()) {
			return check("The database answers, and gateways do not get its newest revision " + input.stored(),
					List.of(finding(Severity.WARNING, "views_behind",
							"Gateways get revision " + input.delivered() + ", and the database is at " + input.stored()
									+ ".",
							"Run the deep check again in a moment; if it stays, read the registry's log.")));
		}
		return check("The database answers, and gateways get its newest revision " + input.stored(), List.of());
	}

	private static NamedCheck check(String detail, List<Finding> findings) {
		return NamedChecks.of("registry", 0, detail, findings);
	}

	private static Finding finding(Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "registry", "registry", detail, remedy);
	}

}
