package dev.wm.deploy.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * W121: the site sheen is a home whose machines have everything from their router by
 * DHCP. The router is set up with {@code wm openwrt-setup}, as step 4 of the README says.
 */
@LabTest
class OrdinaryHomeIT {

	private static final String ROUTER = "192.168.1.1";

	private static final String GATEWAY = "192.168.1.250";

	private static final List<String> MACHINES = List.of("sheen-server", "sheen-nas");

	private static final String PORT = "7300";

	private static final Duration SILENCE = Duration.ofSeconds(25);

	// Many packets, so that most come after the router has said the shorter way.
	private static final String TEXT = "an ordinary home\n".repeat(20_000);

	private static void takeRedirects(Lab lab, boolean taken) {
		for (String machine : MACHINES) {
			lab.shell(machine, "echo %d | tee /proc/sys/net/ipv4/conf/*/accept_redirects && ip route flush cache"
				.formatted(taken ? 1 : 0)).succeeds();
		}
	}

	@AfterEach
	void restore(Lab lab) {
		takeRedirects(lab, true);
	}

	@Test
	void machineWhenItHasItsLeaseKnowsNothingButItsRouter(Lab lab) {
		for (String machine : MACHINES) {
			assertThat(lab.on(machine, "ip", "-4", "route").lines()).as(machine)
				.hasSize(2)
				.anyMatch((line) -> line.startsWith("default via " + ROUTER + " dev eth0"))
				.anyMatch((line) -> line.startsWith("192.168.1.0/24 dev eth0 proto kernel"));
			assertThat(lab.on(machine, "cat", "/etc/resolv.conf").out()).isEqualTo("nameserver " + ROUTER + "\n");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void machineWhenRedirectsAreTakenOrNotReachesAndIsReachedByName(boolean taken, Lab lab) {
		takeRedirects(lab, taken);
		transfer(lab, "sheen-server", "server.sheen", "osrc-server", "server.osrc");
		transfer(lab, "osrc-server", "server.osrc", "sheen-nas", "nas.sheen");
		transfer(lab, "sheen-nas", "nas.sheen", "sheen-server", "server.sheen");
		leadsBy(lab, lab.overlay("server.osrc"), taken ? GATEWAY : ROUTER);
	}

	// The router says the shorter way ever more rarely while nobody takes it, and anew
	// once
	// it had nothing to say for 20 s (redirect_silence in Linux's route.c). The first
	// time,
	// the machine has to look for its next hop, and takes the next one's word.
	private static void leadsBy(Lab lab, String far, String hop) {
		AtomicLong nextPings = new AtomicLong(System.nanoTime());
		Await.within(Duration.ofSeconds(100), "the way to " + far + " is by " + hop, () -> {
			if (System.nanoTime() - nextPings.get() >= 0) {
				lab.on("sheen-server", "ping", "-n", "-c", "5", "-i", "0.5", "-W", "5", far);
				nextPings.set(System.nanoTime() + SILENCE.toNanos());
			}
			return lab.on("sheen-server", "ip", "route", "get", far).out().contains("via " + hop + " ");
		});
	}

	// A neighbour's name is its LAN address: no gateway is on the way
	private static void transfer(Lab lab, String from, String fromName, String to, String toName) {
		RunningCommand listener = lab.start(to, "timeout", "180", "nc", "-n", "-v", "-l", "-p", PORT);
		lab.listens(to, Integer.parseInt(PORT));
		lab.onWithInput(from, TEXT, "nc", "-N", "-w", "30", toName, PORT).succeeds();
		CommandResult heard = listener.await(Lab.MOMENT).succeeds();
		assertThat(heard.out()).isEqualTo(TEXT);
		boolean isNeighbour = fromName.endsWith(".sheen") && toName.endsWith(".sheen");
		assertThat(heard.err()).contains("received on " + (isNeighbour ? "192.168.1." : lab.overlay(fromName) + " "));
	}

}
