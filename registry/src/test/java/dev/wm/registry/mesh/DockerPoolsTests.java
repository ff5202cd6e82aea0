package dev.wm.registry.mesh;

import dev.wm.contract.net.Cidr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which supernets Docker may take. */
class DockerPoolsTests {

	@ParameterizedTest
	@CsvSource({ "172.30.0.0/16,true", "172.17.0.0/16,true", "172.31.0.0/16,true", "172.16.0.0/12,true",
			"192.168.0.0/16,true", "192.168.64.0/20,true", "172.16.0.0/16,false", "172.32.0.0/16,false",
			"10.83.0.0/16,false", "100.64.0.0/10,false" })
	void warningWhenTheSupernetIsInDockersPoolsNamesTheRemedy(String supernet, boolean warned) {
		assertThat(DockerPools.warning(Cidr.parse(supernet))
			.filter((text) -> text.contains(supernet) && text.contains("default-address-pools")
					&& text.contains("WM_MESH_SUPERNET"))
			.isPresent()).isEqualTo(warned);
	}

}
