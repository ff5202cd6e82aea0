package dev.wm.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedPollsTests {

	private static final int CROWD = RefusedPolls.MOST_UNREGISTERED / RefusedPolls.MOST_OF_NETWORK;

	private final RefusedPolls polls = new RefusedPolls();

	private Instant now = Instant.parse("2026-03-01T12:00:00Z");

	private void poll(String site, boolean registered, String address) {
		this.now = this.now.plusMillis(1);
		this.polls.record(SiteDomain.parse(site), registered, address, this.now);
	}

	private void crowd() {
		for (int network = 0; network < CROWD; network++) {
			for (int site = 0; site < RefusedPolls.MOST_OF_NETWORK + 2; site++) {
				poll("n" + network + "s" + site, false, "198.51.100." + network);
			}
		}
	}

	private List<String> insisting() {
		return this.polls.insisting().stream().map((gateway) -> gateway.site().toString()).toList();
	}

	@Test
	void insistingWhenInventedSitesTakeAllPlacesHasTheRegisteredAllTheSame() {
		crowd();
		this.now = this.now.plusSeconds(2);
		crowd();
		assertThat(insisting()).hasSize(RefusedPolls.MOST_UNREGISTERED).doesNotContain("n0s4");
		poll("sheen", true, "203.0.113.5");
		this.now = this.now.plusSeconds(2);
		poll("sheen", true, "203.0.113.5");
		assertThat(insisting()).contains("sheen").hasSize(RefusedPolls.MOST_UNREGISTERED + 1);
	}

	@Test
	void insistingWhenInventedSitesTakeAllPlacesHasThatOfAnotherNetwork() {
		crowd();
		poll("late", false, "203.0.113.5");
		this.now = this.now.plusSeconds(2);
		crowd();
		poll("late", false, "203.0.113.5");
		assertThat(insisting()).contains("late").hasSize(RefusedPolls.MOST_UNREGISTERED);
	}

	@Test
	void insistingWhenAStrangerNamesTheSiteTooHasBothAddresses() {
		poll("sheen", true, "203.0.113.5");
		poll("sheen", true, "198.51.100.7");
		this.now = this.now.plusSeconds(2);
		poll("sheen", true, "198.51.100.7");
		poll("sheen", true, "203.0.113.5");
		assertThat(this.polls.insisting())
			.containsExactly(new RefusedGateway(SiteDomain.parse("sheen"), List.of("203.0.113.5", "198.51.100.7")));
		this.polls.forgetBefore(this.now);
		assertThat(this.polls.insisting())
			.containsExactly(new RefusedGateway(SiteDomain.parse("sheen"), List.of("203.0.113.5")));
	}

	@Test
	void insistingWhenManyNameARegisteredSiteKeepsTheFirst() {
		Runnable all = () -> IntStream.range(0, 10).forEach((number) -> poll("sheen", true, "198.51.100." + number));
		all.run();
		this.now = this.now.plus(Duration.ofSeconds(2));
		all.run();
		assertThat(this.polls.insisting().getFirst().addresses()).containsExactly("198.51.100.0", "198.51.100.1",
				"198.51.100.2", "198.51.100.3");
	}

}
