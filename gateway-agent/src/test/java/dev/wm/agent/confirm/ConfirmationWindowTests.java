package dev.wm.agent.confirm;

import java.time.Duration;
import java.util.Map;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.contract.key.PublicKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfirmationWindowTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final PublicKey PEER = Samples.key(2).publicKey();

	private static PeerTraffic traffic(long handshake, long received) {
		return new PeerTraffic(null, handshake, received, 0);
	}

	private static Map<PublicKey, PeerTraffic> peer(String text) {
		String[] parts = text.split("/", -1);
		return text.equals("none") ? Map.of()
				: Map.of(PEER, traffic(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
	}

	// Peers as handshake/received; the clock may stand in 1970.
	@ParameterizedTest
	@CsvSource({ "0,5,none,none,OPEN", "0,59,100/7,100/7,OPEN", "0,60,100/7,100/7,EXPIRED", "0,60,none,none,EXPIRED",
			"1,5,none,none,CONFIRMED", "1,99,none,none,CONFIRMED", "0,60,100/7,100/8,CONFIRMED",
			"0,60,100/7,101/7,CONFIRMED", "0,60,100/7,none,EXPIRED", "0,60,none,100/7,CONFIRMED",
			"0,60,none,0/0,EXPIRED", "0,60,100/7,0/0,EXPIRED", "0,60,100/7,99/0,EXPIRED", "0,61,5/7,5/7,EXPIRED" })
	void judgeWhenTrafficIsCountedConfirmsOrExpires(long responses, long seconds, String before, String now,
			ConfirmationWindow.Verdict verdict) {
		ConfirmationWindow window = ConfirmationWindow.of(new CachedConfig("{}", "\"a\"", 1), 0, 0, false)
			.withBaseline(peer(before));
		assertThat(window.judge(Duration.ofSeconds(seconds).toNanos(), TIMEOUT, responses, peer(now)))
			.isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "5,OPEN", "60,EXPIRED" })
	void judgeWhenThereIsNoBaselineTakesNoTrafficForASignOfLife(long seconds, ConfirmationWindow.Verdict verdict) {
		ConfirmationWindow window = ConfirmationWindow.of(new CachedConfig("{}", "\"a\"", 1), 0, 0, false);
		assertThat(window.judge(Duration.ofSeconds(seconds).toNanos(), TIMEOUT, 0, peer("100/7"))).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "100/7,100/9" })
	void seenWhenSeenBeforeKeepsTheFirst(String first, String second) {
		ConfirmationWindow window = ConfirmationWindow.of(new CachedConfig("{}", "\"a\"", 1), 0, 0, false)
			.withBaseline(peer(first));
		assertThat(window.withBaseline(peer(second))).isEqualTo(window);
	}

}
