package dev.wm.deploy.lab;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W74: 200 changes at all three sites, and two other hosts notice none of them. */
@LabTest
@Order(3)
class ManyChangesIT {

	private static final int CHANGES = 200;

	private static final Pattern SEQUENCE = Pattern.compile("bytes from .* icmp_seq=(\\d+)");

	@Test
	void connectionsWhenTwoHundredChangesAreAppliedLoseNothing(Lab lab) {
		lab.settles();
		String target = lab.overlay("server.osrc");
		RunningCommand listener = lab.start("osrc-server", "timeout", "900", "sh", "-c",
				"nc -n -l -p 7200 | sha256sum");
		lab.listens("osrc-server", 7200);
		RunningCommand ping = lab.start("sheen-server", "ping", "-n", "-i", "0.02", "-w", "900", target);
		RunningCommand transfer = lab.start("sheen-server", "timeout", "900", "sh", "-c", sendUntilEnough(target));
		int before = applications(lab);
		String overflows = overflows(lab);

		change(lab).succeeds();
		lab.settles();

		assertThat(transfer.process().isAlive()).as("the transfer is still in flight").isTrue();
		lab.on("sheen-server", "touch", "/run/enough").succeeds();
		CommandResult sent = transfer.await(Duration.ofMinutes(1)).succeeds();
		lab.on("sheen-server", "pkill", "-INT", "-x", "ping").succeeds();
		CommandResult pinged = ping.await(Lab.MOMENT).succeeds();
		CommandResult received = listener.await(Duration.ofSeconds(30)).succeeds();
		List<Integer> answered = answered(pinged.out());
		System.out.println(answered.size() + " pings answered, sent " + sent.out() + "received " + received.out()
				+ (applications(lab) - before) + " rule sets applied meanwhile");
		assertThat(overflows(lab)).as("packets that a WireGuard in user space was too slow for").isEqualTo(overflows);
		assertThat(answered).as("which pings were answered, up to the last that was")
			.hasSizeGreaterThan(1000)
			.isEqualTo(IntStream.rangeClosed(1, answered.getLast()).boxed().toList());
		assertThat(received.out()).isEqualTo(sent.out()).isNotBlank();
		assertThat(applications(lab) - before).as("rule sets applied meanwhile").isGreaterThan(30);
	}

	private static String overflows(Lab lab) {
		return Lab.GATEWAYS.stream()
			.map((site) -> lab.on(site, "nstat", "-az", "UdpRcvbufErrors").succeeds().out())
			.collect(Collectors.joining());
	}

	// The last few may still be on their way when it is told to end.
	private static List<Integer> answered(String output) {
		return SEQUENCE.matcher(output)
			.results()
			.map((found) -> Integer.valueOf(found.group(1)))
			.sorted()
			.distinct()
			.toList();
	}

	// In small portions: a burst of what the kernel sends at once overflows the receive
	// buffer of a WireGuard in user space, and pings are lost with it that no change
	// cost.
	private static String sendUntilEnough(String target) {
		return "mkfifo /run/copy; sha256sum </run/copy & "
				+ "until [ -e /run/enough ]; do head -c 24576 /dev/urandom; sleep 0.03; done | tee /run/copy | nc -n -N "
				+ target + " 7200; wait; rm /run/copy /run/enough";
	}

	// Through the API, with the token that wm keeps: hosts come and go at all three
	// sites.
	private CommandResult change(Lab lab) {
		String script = """
				set -eu
				. "$XDG_CONFIG_HOME"/wm/172-30.env
				call() {
				  printf 'header = "Authorization: Bearer %s"\\n' "$REGISTRY_TOKEN" |
				    curl -sf -K - -o /dev/null -H 'Content-Type: application/json' "$@"
				}
				i=0
				while [ $i -lt $1 ]; do
				  case $((i % 3)) in
				    0) site=sheen local=192.168.1.$((100 + i % 50)) ;;
				    1) site=osrc local=192.168.1.$((100 + i % 50)) ;;
				    *) site=hub local=10.77.0.$((100 + i % 50)) ;;
				  esac
				  call -d "{\\"name\\":\\"burst$i.$site\\",\\"local_address\\":\\"$local\\"}" "$REGISTRY_URL/api/v1/hosts"
				  sleep 0.15
				  call -X DELETE "$REGISTRY_URL/api/v1/hosts/burst$i.$site"
				  sleep 0.15
				  i=$((i + 1))
				done
				""";
		return lab.onWithin(Duration.ofMinutes(10), "admin", script, "sh", "-s", "--", CHANGES / 2 + "");
	}

	// Each application gives the table a new handle; the log has a line for each.
	private int applications(Lab lab) {
		int count = 0;
		for (String site : Lab.GATEWAYS) {
			count += (int) lab.log(site + "-gateway")
				.lines()
				.filter((line) -> line.contains("nftables") || line.contains("table ip wm"))
				.count();
		}
		return count;
	}

}
