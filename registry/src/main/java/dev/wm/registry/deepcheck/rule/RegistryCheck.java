package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * The registry itself: what gateways get from it is what the database holds.
 */
final class RegistryCheck implements ActiveCheck {

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		if (!facts.ready()) {
			return check("The database did not answer this registry lately",
					List.of(finding(Severity.ERROR, "database_silent",
							"This registry could not read its database in the last seconds.",
							"See in the registry's log what the database says, and that PostgreSQL runs.")));
		}
		if (facts.delivered() != facts.stored()) {
			return check("The database answers, and gateways do not get its newest revision " + facts.stored(),
					List.of(finding(Severity.WARNING, "views_behind",
							"Gateways get revision " + facts.delivered() + ", and the database is at " + facts.stored()
									+ ".",
							"Look again in a moment; if it stays, see in the registry's log what it cannot read.")));
		}
		return check("The database answers, and gateways get its newest revision " + facts.stored(), List.of());
	}

	private static NamedCheck check(String detail, List<Finding> findings) {
		return NamedChecks.of("registry", 0, detail, findings);
	}

	private static Finding finding(Severity severity, String code, String detail, String remedy) {
		return new Finding(severity, code, "registry", "registry", detail, remedy);
	}

}
