package dev.wm.cli.settings;

import java.util.Set;

import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugsTests {

	// W164
	@ParameterizedTest
	@CsvSource({ "172.30.0.0/16,172-30", "10.0.0.0/8,10", "10.20.128.0/20,10-20-128", "172.16.0.0/12,172-16",
			"192.168.7.0/24,192-168-7", "0.0.0.0/0,0", "10.1.2.3/32,10-1-2-3" })
	void ofWhenGivenASupernetTakesTheSharedPart(String supernet, String slug) {
		assertThat(Slugs.of(Cidr.parse(supernet))).isEqualTo(slug);
	}

	// WX4
	@Test
	void freeWhenTakenCountsOn() {
		Set<String> taken = Set.of("172-30", "172-30-2");
		assertThat(Slugs.free(Cidr.parse("172.30.0.0/16"), taken::contains)).isEqualTo("172-30-3");
	}

}
