package dev.wm.registry.meshconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.NameRecord;
import dev.wm.contract.v1.Site;
import dev.wm.registry.testing.Keys;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ViewCompilerPropertyTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Property(tries = 100)
	void noGatewaySeesAnotherSitesLan(@ForAll @IntRange(min = 1, max = 8) int sites,
			@ForAll @IntRange(min = 0, max = 20) int hosts, @ForAll long seed) {
		MeshSnapshot mesh = random(sites, hosts, new Random(seed));
		ViewCompiler compiler = new ViewCompiler(mesh);
		for (Site site : mesh.sites()) {
			compiler.gateway(site.domain()).ifPresent((view) -> {
				String text = JSON.writeValueAsString(view);
				mesh.hosts()
					.stream()
					.filter((host) -> !host.name().domain().equals(site.domain()))
					.forEach((host) -> assertThat(text).doesNotContain("\"" + host.localAddress() + "\""));
				mesh.sites().forEach((other) -> assertThat(text).doesNotContain("10.77."));
				assertThat(view.names()).extracting(NameRecord::name).isSorted().doesNotHaveDuplicates();
				assertThat(view.peers()).noneMatch((peer) -> peer.publicKey().equals(site.publicKey()));
			});
		}
	}

	private static MeshSnapshot random(int sites, int hosts, Random random) {
		List<Site> made = new ArrayList<>();
		List<Host> machines = new ArrayList<>();
		for (int number = 0; number < sites; number++) {
			Site site = ViewCompilerTests.site("s" + number, number, number == 2,
					random.nextInt(4) > 0 ? Keys.key(number + 1) : null);
			made.add(site);
			for (int place = 0; place < hosts; place++) {
				machines.add(ViewCompilerTests.host("h" + place, site,
						IpAddress.parse("192.168." + number + "." + (place + 1)), place));
			}
		}
		machines.sort((one, other) -> one.name().compareTo(other.name()));
		return new MeshSnapshot(ViewCompilerTests.MESH, made, machines, List.of());
	}

}
