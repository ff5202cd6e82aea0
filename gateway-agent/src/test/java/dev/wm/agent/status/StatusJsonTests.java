package dev.wm.agent.status;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.agent.json.Examples;
import dev.wm.agent.json.Oddities;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.gateway.PeerReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A status is parsed and rendered as Jackson's data binding would.
 */
class StatusJsonTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static Optional<Status> byHand(String text) {
		try {
			return StatusJson.parse(text);
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

	// Data binding makes a status without a report, which nothing could be done with.
	private static Optional<Status> bound(String text) {
		try {
			return Optional.ofNullable(JSON.readValue(text, Status.class)).filter((status) -> status.report() != null);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	@Test
	void textWhenEachComponentIsSetOrLeftOutIsDataBindingsAndIsReadBack() {
		for (Status status : Examples.of(Status.class)) {
			String text = StatusJson.text(status);
			assertThat(text).isEqualTo(JSON.writeValueAsString(status));
			assertThat(StatusJson.parse(text)).contains(status);
		}
	}

	/** What a program is given. */
	record Document(boolean fine, boolean running, long age, Status status,
			@JsonProperty("peers_now") List<PeerReport> peers) {
	}

	@Test
	void textWhenForAProgramIsDataBindings() {
		for (Document document : Examples.of(Document.class)) {
			assertThat(StatusJson.text(document.fine(), document.running(), document.age(), document.status(),
					document.peers()))
				.isEqualTo(JSON.writeValueAsString(document));
		}
	}

	@Test
	void parseWhenAMemberIsMissingOrOddDoesAsDataBinding() {
		assertThat(Oddities.of(StatusJson.text(Examples.of(Status.class).getFirst())))
			.filteredOn((odd) -> !odd.unsafe())
			.hasSizeGreaterThan(100)
			.allSatisfy((odd) -> assertThat(byHand(odd.text())).isEqualTo(bound(odd.text())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "x" })
	void parseWhenThereIsNoStatusGivesNone(String text) {
		assertThat(byHand(text)).isEmpty();
	}

}
