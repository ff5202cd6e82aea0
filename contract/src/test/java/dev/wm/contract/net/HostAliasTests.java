package dev.wm.contract.net;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HostAliasTests {

	@Test
	void parseWhenItIsAnAliasPrintsItInLowerCase() {
		assertThat(HostAlias.parse("Git")).hasToString("git");
		assertThat(HostAlias.parse("*.Apps")).hasToString("*.apps");
		assertThat(HostAlias.parse("*.apps").at(SiteDomain.parse("osrc"))).hasToString("apps.osrc");
		assertThat(HostAlias.parse("apps")).isLessThan(HostAlias.parse("*.apps"))
			.isNotEqualTo(HostAlias.parse("*.apps"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "*.", "a.b", "*.a.b", "*a", "a.*", "-a", "a b", "gw", "GW", "*.gw", "git.osrc" })
	void parseWhenItIsNoneIsRefusedWithWhatToWrite(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> HostAlias.parse(text))
			.withMessageContaining("alias");
	}

}
