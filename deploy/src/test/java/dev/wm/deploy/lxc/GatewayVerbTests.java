package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The other verbs of {@code wm-gw} on a Proxmox host of stand-in programs.
 */
class GatewayVerbTests extends StandInTestBase {

	// W51, W52, W53, W54, W55
	@Test
	void verbsWhenInstalledStopStartAndUninstall() throws IOException {
		Path service = installed(HUB).service();
		assertThat(this.host.gateway("status", service).succeeds().out()).contains("running, 10.0.3.2",
				"wm-gateway status");
		this.host.gateway("stop", service).succeeds();
		assertThat(this.host.gateway("status", service).fails(1).out()).contains("stopped. Start it: wm-gw start");
		assertThat(this.host.gateway("logs", service).fails(1).err()).contains("is stopped", "wm-gw start");
		this.host.gateway("start", service).succeeds();
		this.host.gateway("status", service).succeeds();
		this.host.gateway("uninstall", service).succeeds();
		assertThat(this.host.path("table")).doesNotExist();
		assertThat(this.host.path("root/etc/nftables.d/wm-gateway.nft")).doesNotExist();
		assertThat(this.host.path("root/usr/local/sbin/wm-gw-forward")).doesNotExist();
		assertThat(this.host.read(CONTAINER)).contains("onboot: 0\n");
		assertThat(this.registry.sites()).containsKey("wg");
		this.host.gateway("start", service).succeeds();
		assertThat(this.host.read("table")).contains("dnat to 10.0.3.2:51820");
		this.host.gateway("uninstall", service).succeeds();
		this.host.gateway("install", service).succeeds();
		assertThat(this.host.read(CONTAINER)).contains("onboot: 1\n");
	}

	// W56
	@Test
	void destroyWhenInstalledLeavesNothing() throws IOException {
		Path service = installed(HUB).service();
		CommandResult result = this.host.gateway("destroy", service).succeeds();
		assertThat(result.out()).contains("Site wg is deregistered, and so are its hosts pve.wg");
		assertThat(this.registry.sites()).isEmpty();
		assertThat(this.host.path(CONTAINER)).doesNotExist();
		try (var files = Files.walk(this.host.path("root"))) {
			assertThat(files.filter((file) -> file.toString().contains("wm-g") && !file.toString().contains("lock")))
				.isEmpty();
		}
		this.host.gateway("destroy", service).succeeds();
	}

	@Test
	void destroyWhenTheRegistryIsAwayKeepsTheContainer() throws IOException {
		Path service = installed(HUB).service();
		this.registry.goAway();
		assertThat(this.host.gateway("destroy", service).fails(1).err()).contains("does not answer this host",
				"wm-gw destroy " + service + " --keep-site");
		assertThat(this.host.gateway("update", service).fails(1).err()).contains("does not answer this host");
		assertThat(this.host.path(CONTAINER)).exists();
		this.host.gateway("destroy", service, "--keep-site").succeeds();
		assertThat(this.host.path(CONTAINER)).doesNotExist();
	}

	// W57, W58
	@Test
	void restoreWhenTheContainerIsGoneMakesTheGatewayItselfAgain() throws IOException {
		Path service = installed(SPOKE).service();
		String key = this.host.read("ct/100/etc/wm/private.key");
		Path backup = this.folder.resolve("sheen.tgz");
		this.host.gateway("backup", service, backup.toString()).succeeds();
		assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		this.host.gateway("destroy", service, "--keep-site").succeeds();
		this.host.gateway("restore", service, backup.toString()).succeeds();
		assertThat(this.host.read("ct/100/etc/wm/private.key")).isEqualTo(key);
		assertThat(this.host.read("ct/100/etc/wm/credential")).isEqualTo("credential for wm_enr_once\n");
		assertThat(this.host.read("ct/100/etc/wm/gateway.env")).contains("SITE_DOMAIN=sheen\n");
	}

	@Test
	void backupWhenThereIsNoKeySaysSoAndLeavesNoFile() throws IOException {
		Path service = installed(SPOKE).service();
		Files.delete(this.host.path("ct/100/etc/wm/private.key"));
		Path backup = Files.createDirectory(this.folder.resolve("backups")).resolve("sheen.tgz");
		assertThat(this.host.gateway("backup", service, backup.toString()).fails(1).err())
			.contains("container 100 (wm-gw-sheen) has no gateway with a key", "wm-gw install");
		assertThat(backup.getParent()).isEmptyDirectory();
	}

	@Test
	void restoreWhenTheFileIsNoBackupRefusesIt() throws IOException {
		Path service = service(SPOKE);
		Path file = Files.writeString(this.folder.resolve("notes.txt"), "no backup");
		assertThat(this.host.gateway("restore", service, file.toString()).fails(1).err())
			.contains("is no backup of a gateway");
		Files.createDirectories(this.folder.resolve("evil/etc/wm"));
		Files.writeString(this.folder.resolve("evil/etc/wm/private.key"), "x");
		Files.writeString(this.folder.resolve("evil/etc/shadow"), "x");
		Path evil = this.folder.resolve("evil.tgz");
		CommandResult
			.of(Duration.ofSeconds(30), "", List.of("tar", "-C", this.folder.resolve("evil").toString(), "-czf",
					evil.toString(), "etc/wm/private.key", "etc/shadow"))
			.succeeds();
		assertThat(this.host.gateway("restore", service, evil.toString()).fails(1).err())
			.contains("has etc/shadow in it");
		assertThat(this.host.path(CONTAINER)).doesNotExist();
	}

}
