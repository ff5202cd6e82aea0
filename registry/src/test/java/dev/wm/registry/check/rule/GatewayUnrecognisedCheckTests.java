package dev.wm.registry.check.rule;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayUnrecognisedCheckTests extends HealthyMeshTestBase {

	@Test
	void runWhenAStrangerNamesAWorkingSiteFindsNothing() {
		this.refused = List.of(new RefusedGateway(SiteDomain.parse("sheen"), List.of("198.51.100.7")));
		assertThat(codes()).isEmpty();
	}

	@Test
	void runWhenASiteIsNotRegisteredNamesItFirst() {
		this.refused = List.of(new RefusedGateway(SiteDomain.parse("late"), List.of("198.51.100.7", "203.0.113.5")));
		List<Finding> findings = run();
		assertThat(codes()).containsExactly("ERROR gateway_unrecognised site late");
		assertThat(findings.getFirst().detail()).contains("late", "from 198.51.100.7 and 203.0.113.5 with",
				"not registered");
		assertThat(findings.getFirst().remedy()).contains("run wm add-site late ");
	}

	@Test
	void runWhenASiteIsContestedBlamesNothingElse() {
		this.contested = List.of(SiteDomain.parse("sheen"), SiteDomain.parse("gone"));
		assertThat(codes()).containsExactly("ERROR key_contested site sheen");
	}

}
