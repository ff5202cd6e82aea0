package dev.wm.deploy.install;

import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Debian that joins meshes as its user would have it.
 */
final class Device {

	private static final Pattern JOINED = Pattern.compile("wm: [a-z-]+ has joined: wg-([a-z0-9-]+) has ([0-9.]+)");

	private final LxcContainer machine;

	private final SortedSet<String> before;

	Device(LxcContainer machine) {
		this.machine = machine;
		this.before = machine.files();
	}

	/**
	 * Runs the printed command.
	 * @param command the command
	 * @return the label of the mesh's network
	 */
	String join(String command) {
		CommandResult result = RootShell.run(this.machine, command).succeeds();
		Matcher joined = JOINED.matcher(result.out());
		assertThat(joined.find()).as(result.out()).isTrue();
		return joined.group(1);
	}

	/** Waits until everything works by its own account. */
	void awaitStatus(String net) {
		Await.within(RootShell.LIMIT, "wg-" + net + " works", () -> run("wg-" + net + "-status").exit() == 0);
	}

	/** Has its timer look every two seconds, so that nobody waits for five minutes. */
	void hurry(String net) {
		run("""
				mkdir -p /etc/systemd/system/wg-%1$s-update.timer.d
				printf '[Timer]\nOnUnitActiveSec=2\nRandomizedDelaySec=0\n' >/etc/systemd/system/wg-%1$s-update.timer.d/test.conf
				systemctl daemon-reload
				systemctl restart wg-%1$s-update.timer
				"""
			.formatted(net)).succeeds();
	}

	/** Leaves a mesh. */
	void uninstall(String net) {
		assertThat(run("rm -rf /etc/systemd/system/wg-" + net + "-update.timer.d; wg-" + net + "-uninstall").succeeds()
			.out()).contains("is out of the mesh.");
	}

	/** The address of a name as programs get it, empty if it is not known. */
	String address(String name) {
		return run("getent ahostsv4 " + name + " | awk '{ print $1; exit }'").out().strip();
	}

	boolean pings(String name) {
		return run("ping -c 1 -W 1 " + name).exit() == 0;
	}

	/** Its address in a mesh. */
	String ownAddress(String net) {
		return run("ip -4 -o address show wg-" + net + " | awk '{ sub(/\\/.*/, \"\", $4); print $4 }'").succeeds()
			.out()
			.strip();
	}

	/** The public key of its end of a tunnel. */
	String key(String net) {
		return run("wg show wg-" + net + " public-key").succeeds().out().strip();
	}

	CommandResult run(String command) {
		return RootShell.run(this.machine, command);
	}

	void reboot() {
		this.machine.reboot();
	}

	/** The files that it did not have before it joined anything. */
	List<String> left() {
		return this.machine.filesSince(this.before);
	}

}
