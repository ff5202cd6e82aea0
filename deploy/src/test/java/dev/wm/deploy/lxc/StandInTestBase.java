package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Proxmox host of stand-in programs and a registry for each test of {@code wm-gw}.
 */
@EnabledOnOs(OS.LINUX)
abstract class StandInTestBase {

	static final String SPOKE = "SITE_DOMAIN=sheen\nSITE_SUBNET=172.30.3.0/24\nLXC_IFACES=192.168.1.250\n";

	static final String HUB = "SITE_DOMAIN=wg\nIS_HUB=true\nLXC_IFACES=lxcbr0:10.0.3.2/24\nLXC_GATEWAY=10.0.3.1\n";

	static final String CONTAINER = "root/etc/pve/lxc/100.conf";

	@TempDir
	Path folder;

	StandInHost host;

	StandInRegistry registry;

	@BeforeEach
	void start() throws IOException {
		this.host = new StandInHost(this.folder);
		this.registry = new StandInRegistry(this.host.resource("installer.sh"));
	}

	@AfterEach
	void stop() {
		this.registry.close();
	}

	Path service(String text) throws IOException {
		return this.host.service(this.registry, text);
	}

}
