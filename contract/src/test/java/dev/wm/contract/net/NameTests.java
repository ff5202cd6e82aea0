package dev.wm.contract.net;

import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NameTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "-a", "a-", "a_b", "a.b", "a b", "é", "a\n", "a;reboot", "$(id)", "a'b", "K\u212a" })
	void dnsLabelWhenNotOneRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> DnsLabel.parse(text));
	}

	@Test
	void dnsLabelWhenUpperCaseIsLowered() {
		assertThat(DnsLabel.parse("MyServer")).isEqualTo(DnsLabel.parse("myserver")).hasToString("myserver");
	}

	@Test
	void dnsLabelWhenAtTheLimitIsTaken() {
		assertThat(DnsLabel.parse("a".repeat(63))).isNotNull();
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> DnsLabel.parse("a".repeat(64)));
	}

	// W104, W183: a host is always name.domain, and its site follows from the domain
	@Test
	void hostNameWhenParsedHasItsSite() {
		HostName name = HostName.parse("Server.Sheen");
		assertThat(name).hasToString("server.sheen");
		assertThat(name.domain()).isEqualTo(SiteDomain.parse("sheen"));
		assertThat(name.domain().gateway()).hasToString("gw.sheen");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server", "server.", ".sheen", "a.b.c", "server sheen", "server.local", "server.10" })
	void hostNameWhenNotNameDotDomainRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> HostName.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCAL", "arpa", "10", "gw", "a.b" })
	void siteDomainWhenItMeansSomethingElseRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> SiteDomain.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a name", "x0123456789012345", "eth0;id", "-dash", ".hidden" })
	void interfaceNameWhenLinuxOrAShellWouldStumbleRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new InterfaceName(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "home", "Work 2", "Zürich", "a.b-c_d" })
	void meshNameWhenReadableIsTaken(String text) {
		assertThat(MeshName.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a ", "a\nb", "$(id)", "a\"b", "a\u202eb" })
	void meshNameWhenAShellOrATerminalWouldActOnItRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> MeshName.parse(text));
	}

	@Test
	void networkLabelWhenTooLongForAnInterfaceRefuses() {
		assertThat(new InterfaceName("wg-" + NetworkLabel.parse("a".repeat(12)))).isNotNull();
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> NetworkLabel.parse("a".repeat(13)));
	}

	@Test
	void quoteWhenInputIsHostileIsPrintableAndShort() {
		String quoted = InvalidValueException.quote("\u001b[31m\u0007\u202e" + "x".repeat(500));
		assertThat(quoted).matches("\"[ -~…]*\"").hasSizeLessThan(70);
	}

	@Test
	void dnsLabelWhenItHasEveryLetterDigitAndAHyphenIsTaken() {
		assertThat(DnsLabel.parse("0-9azAZ")).hasToString("0-9azaz");
		assertThat(DnsLabel.parse("a")).hasToString("a");
		assertThat(DnsLabel.parse("7")).hasToString("7");
	}

	// The characters beside letters, digits and the hyphen in ASCII.
	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a:b", "a@b", "a[b", "a`b", "a{b", "a,b", "-" })
	void dnsLabelWhenACharacterIsJustBesideThoseAllowedRefuses(String text) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> DnsLabel.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1a", "a1", "1-1" })
	void siteDomainWhenItIsNotAllDigitsIsTaken(String text) {
		assertThat(SiteDomain.parse(text)).hasToString(text);
	}

	@Test
	void hostNameWhenComparedSortsByDomainThenByLabel() {
		assertThat(Stream.of("b.b", "a.b", "c.a", "a.c").map(HostName::parse).sorted()).map(HostName::toString)
			.containsExactly("c.a", "a.b", "b.b", "a.c");
		assertThat(HostName.parse("a.b")).isEqualByComparingTo(HostName.parse("a.b"));
	}

	@Test
	void hostNameWhenItIsTheGatewaysIsToldApart() {
		assertThat(HostName.parse("gw.sheen").isGateway()).isTrue();
		assertThat(HostName.parse("nas.sheen").isGateway()).isFalse();
		assertThat(SiteDomain.parse("sheen").host(DnsLabel.parse("nas"))).isEqualTo(HostName.parse("nas.sheen"));
	}

	@Test
	void hostNameWhenItsLabelIsMissingSaysThatOfTheLabel() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> HostName.parse(".sheen"))
			.withMessage("\"\" is not a name: use 1 to 63 letters, digits and hyphens, with no hyphen at either end.");
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> HostName.parse("server"))
			.withMessage("\"server\" is not a host's full name: write name.domain, such as server.sheen.");
	}

	@Test
	void interfaceNameWhenComparedSortsByItsText() {
		assertThat(Stream.of("wg0", "br-lan", "eth1", "eth0").map(InterfaceName::new).sorted())
			.map(InterfaceName::toString)
			.containsExactly("br-lan", "eth0", "eth1", "wg0");
	}

}
