package dev.wm.agent.probe;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PingResultTests {

	private static final String IPUTILS = """
			PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
			64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.038 ms
			64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=12 ms
			64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=12.5 ms (DUP!)

			--- 127.0.0.1 ping statistics ---
			3 packets transmitted, 2 received, +1 duplicates, 33% packet loss, time 1001ms
			rtt min/avg/max/mdev = 0.009/0.024/0.038/0.011 ms, ipg/ewma 0.049/0.033 ms
			""";

	private static final String BUSYBOX = """
			PING 127.0.0.1 (127.0.0.1): 1392 data bytes
			1400 bytes from 127.0.0.1: seq=0 ttl=64 time=0.039 ms
			1400 bytes from 127.0.0.1: seq=1 ttl=64 time=0.012 ms

			--- 127.0.0.1 ping statistics ---
			2 packets transmitted, 2 packets received, 0% packet loss
			round-trip min/avg/max = 0.012/0.025/0.039 ms
			""";

	private static final String NOBODY = """
			PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.
			From 192.0.2.9 icmp_seq=1 Destination Host Unreachable
			From 192.0.2.9 icmp_seq=2 Time to live exceeded

			--- 192.0.2.1 ping statistics ---
			3 packets transmitted, 0 received, +2 errors, 100% packet loss, time 2041ms
			""";

	@Test
	void ofWhenPrintedByIputilsCountsEachAnswerOnce() {
		PingResult echo = PingResult.of(3, IPUTILS);
		assertThat(echo.roundTrips()).containsExactly(0.038, 12.0);
		assertThat(echo.shortest()).hasValue(0.038);
	}

	@Test
	void ofWhenPrintedByBusyBoxCountsEachAnswer() {
		assertThat(PingResult.of(2, BUSYBOX).roundTrips()).containsExactly(0.039, 0.012);
	}

	@Test
	void ofWhenOthersSayThatNobodyIsThereHasNoAnswer() {
		PingResult echo = PingResult.of(3, NOBODY);
		assertThat(echo.isAnswered()).isFalse();
		assertThat(echo.shortest()).isEmpty();
	}

}
