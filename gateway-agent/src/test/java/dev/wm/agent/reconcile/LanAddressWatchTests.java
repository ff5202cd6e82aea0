package dev.wm.agent.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.agent.desired.LanAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the address that others know is still this gateway's. */
class LanAddressWatchTests {

	private static final LanAddress OLD = LanAddress.parse("eth0", "192.168.1.250/24");

	private static final LanAddress NEW = LanAddress.parse("eth0", "192.168.1.251/24");

	private static final LanAddress SECOND = LanAddress.parse("eth1", "10.7.0.250/24");

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void known() {
		this.file = this.folder.resolve("lan-addresses");
		assertThat(problems(OLD)).isEmpty();
	}

	private List<String> problems(LanAddress... present) {
		return new LanAddressWatch(this.file).problems(List.of(present));
	}

	@Test
	void problemsWhenTheLeaseIsAnotherNameOldNewAndWhatToChange() {
		assertThat(problems(NEW)).containsExactly(
				"This gateway's LAN address on eth0 changed from 192.168.1.250 to 192.168.1.251: the router's port forward,"
						+ " routes to the mesh and the DHCP server's name server may still say 192.168.1.250. Change them"
						+ " to 192.168.1.251 and run wm-gateway accept-address here, or reserve 192.168.1.250 for this"
						+ " machine in the router's DHCP.");
		assertThat(problems(NEW)).hasSize(1);
		assertThat(problems(OLD)).as("it is back").isEmpty();
		assertThat(problems(NEW)).hasSize(1);
		new LanAddressWatch(this.file).accept(List.of(NEW));
		assertThat(problems(NEW)).isEmpty();
		assertThat(problems(OLD)).hasSize(1);
	}

	@Test
	void problemsWhenAnAddressIsMissingOrAFurtherOneAreNone() {
		assertThat(problems()).isEmpty();
		assertThat(problems(OLD, NEW)).isEmpty();
		assertThat(problems(OLD, SECOND)).isEmpty();
		assertThat(problems(SECOND)).as("the first LAN is down").isEmpty();
		assertThat(problems(LanAddress.parse("br0", "192.168.1.250/24"), SECOND)).as("behind a bridge now").isEmpty();
	}

	@Test
	void problemsWhenTheFileIsDamagedStartAnew() throws IOException {
		Files.writeString(this.file, "nonsense\n");
		assertThat(problems(NEW)).isEmpty();
		assertThat(problems(OLD)).hasSize(1);
	}

}
