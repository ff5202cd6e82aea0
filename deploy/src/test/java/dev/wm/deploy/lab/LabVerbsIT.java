package dev.wm.deploy.lab;

import java.nio.file.Path;

import dev.wm.deploy.process.Await;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The lab's own verbs. */
@LabTest
class LabVerbsIT {

	@Test
	void execWhenTheCommandFailsHandsOnItsExitCode(Lab lab) {
		lab.shell("sheen-nas", "exit 7").fails(7);
		assertThat(lab.onWithInput("sheen-nas", "to the node", "cat").succeeds().out()).isEqualTo("to the node");
	}

	@Test
	void execWhenTheNodeDoesNotExistSaysSo(Lab lab) {
		assertThat(lab.on("nowhere", "true").fails(1).err()).contains("There is no node \"nowhere\"");
		assertThat(lab.verb("exec", "sheen").fails(1).err()).contains("Say what to run");
	}

	@Test
	void verbWhenUnknownPrintsTheUsage(Lab lab) {
		assertThat(lab.verb("fly").fails(2).err()).contains("usage: deploy/lab");
	}

	@Test
	void statusWhenUpListsEveryNode(Lab lab) {
		String status = lab.verb("status").succeeds().out();
		assertThat(status).containsPattern("sheen-server +on +192\\.168\\.1\\.10/24")
			.containsPattern("registry +on")
			.contains("server.osrc");
	}

	@Test
	void nodeWhenStoppedAndStartedIsReachableAgain(Lab lab) {
		lab.verb("stop", "sheen-nas").succeeds();
		assertThat(lab.on("sheen-nas", "true").fails(1).err()).contains("deploy/lab start sheen-nas");
		assertThat(lab.verb("status").out()).containsPattern("sheen-nas +off");
		lab.verb("start", "sheen-nas").succeeds();
		assertThat(lab.verb("start", "sheen-nas").fails(1).err()).contains("is on already");
		Await.within(Lab.ONE_POLL, "the host is back", () -> lab.pings("osrc-server", lab.overlay("nas.sheen")));
	}

	// A node writes to its own disk: the machine that the lab runs on stays as it was
	@Test
	void nodeWhenItWritesWritesToItsOwnDisk(Lab lab) {
		Path disk = lab.file("disk/sheen/etc/upper/wm-probe");
		lab.on("sheen", "touch", "/etc/wm-probe").succeeds();
		assertThat(disk).exists();
		assertThat(Path.of("/etc/wm-probe")).doesNotExist();
		lab.on("osrc", "test", "-e", "/etc/wm-probe").fails(1);
		lab.on("sheen", "rm", "/etc/wm-probe").succeeds();
	}

}
