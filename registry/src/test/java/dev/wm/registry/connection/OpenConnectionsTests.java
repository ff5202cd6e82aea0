package dev.wm.registry.connection;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.wm.registry.connection.OpenConnections.Decision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenConnectionsTests {

	private static final Decision<String> ROOM = new Decision<>(null, Optional.empty());

	private final Set<String> admitted = new HashSet<>();

	private final Set<String> closed = new HashSet<>();

	private final OpenConnections<String> open = new OpenConnections<>(3, 5, (name) -> !this.closed.contains(name));

	private Decision<String> connect(String name, String client) {
		Optional<String> of = client.isEmpty() ? Optional.empty() : Optional.of(client);
		Decision<String> decision = this.open.decide(of, this.admitted::contains);
		if (decision.limit() == null || decision.victim().isPresent()) {
			this.open.add(name, of);
		}
		return decision;
	}

	@Test
	void decideWhenAClientHasItsShareClosesItsOldestWithoutAToken() {
		connect("other", "b");
		this.admitted.add("a1");
		for (String name : new String[] { "a1", "a2", "a3" }) {
			assertThat(connect(name, "a")).isEqualTo(ROOM);
		}
		assertThat(connect("a4", "a")).isEqualTo(new Decision<>(Limit.CLIENT_CONNECTIONS, Optional.of("a2")));
		// It is still being closed: the next has to make room too.
		assertThat(connect("a5", "a")).isEqualTo(new Decision<>(Limit.CLIENT_CONNECTIONS, Optional.of("a3")));
		this.closed.addAll(Set.of("a2", "a3"));
		assertThat(connect("other2", "b")).isEqualTo(ROOM);
	}

	@Test
	void decideWhenAllOfAClientHaveTokensRefusesTheNewOne() {
		for (String name : new String[] { "a1", "a2", "a3" }) {
			this.admitted.add(name);
			connect(name, "a");
		}
		assertThat(connect("a4", "a")).isEqualTo(new Decision<>(Limit.CLIENT_CONNECTIONS, Optional.empty()));
		this.admitted.remove("a3");
		assertThat(connect("a4", "a").victim()).contains("a3");
	}

	@Test
	void decideWhenTheServerIsNearlyFullClosesTheOldestOfAll() {
		this.admitted.add("p1");
		for (String name : new String[] { "p1", "p2", "p3", "p4" }) {
			assertThat(connect(name, "")).isEqualTo(ROOM);
		}
		assertThat(connect("a", "a")).isEqualTo(ROOM);
		assertThat(connect("b", "b")).isEqualTo(new Decision<>(Limit.CONNECTIONS, Optional.of("p2")));
	}

	@Test
	void decideWhenManyOfAClientAreBeingClosedRefusesTheNewOne() {
		for (int number = 0; number < 3 + OpenConnections.MOST_CLOSING; number++) {
			assertThat(connect("a" + number, "a").victim().isPresent()).isEqualTo(number >= 3);
		}
		assertThat(connect("late", "a")).isEqualTo(new Decision<>(Limit.CLIENT_CONNECTIONS, Optional.empty()));
		assertThat(connect("other", "b")).isEqualTo(ROOM);
		this.closed.add("a0");
		assertThat(connect("next", "a").victim()).contains("a" + OpenConnections.MOST_CLOSING);
	}

}
