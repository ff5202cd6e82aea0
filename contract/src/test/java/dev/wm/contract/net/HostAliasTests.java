package dev.wm.contract.net;

import java.util.List;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.host.NewHost;
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

	// Older registries took it, so a host that has it can be read.
	@Test
	void hostWhenItsOwnNameIsAnAliasIsRefusedIfNewAndReadWithoutIt() {
		HostName name = HostName.parse("git.osrc");
		IpAddress local = IpAddress.parse("192.168.1.10");
		List<HostAlias> aliases = List.of(HostAlias.parse("Git"), HostAlias.parse("*.git"), HostAlias.parse("apps"));
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> new NewHost(name, local, null, null, false, null, false, aliases))
			.withMessage(
					"\"git\" is the host's own name at osrc and needs no alias: leave it out, or write *.git for all"
							+ " names below it.");
		Host old = new Host(name, local, IpAddress.parse("172.30.3.2"), HostType.STANDARD, false, null, false, aliases);
		assertThat(old.aliases()).extracting(HostAlias::toString).containsExactly("apps", "*.git");
		assertThat(NewHost.of(old).aliases()).isEqualTo(old.aliases());
	}

}
