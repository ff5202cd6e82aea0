package dev.wm.registry.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.ReleaseVersion;
import org.junit.jupiter.api.Test;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The patterns of the description say what the value types read.
 */
class ValueFormsTests {

	private static final int TEXTS = 20_000;

	private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
			entry(DnsLabel.class, DnsLabel::parse), entry(SiteDomain.class, SiteDomain::parse),
			entry(HostName.class, HostName::parse), entry(NetworkLabel.class, NetworkLabel::parse),
			entry(MeshName.class, MeshName::parse), entry(IpAddress.class, IpAddress::parse),
			entry(Cidr.class, Cidr::parse), entry(Endpoint.class, Endpoint::parse),
			entry(PublicKey.class, PublicKey::parse), entry(KeyProof.class, KeyProof::parse),
			entry(MacAddress.class, MacAddress::parse), entry(HostAlias.class, HostAlias::parse),
			entry(BearerToken.class, BearerToken::parse), entry(ReleaseVersion.class, ReleaseVersion::parse),
			entry(KeyFingerprint.class, KeyFingerprint::parse));

	// What a pattern cannot say: host bits, addresses that nobody can have, fixed
	// domains.
	private static final List<Class<?>> STRICTER = List.of(Cidr.class, Endpoint.class, SiteDomain.class,
			HostName.class);

	private static final List<String> SEEDS = List.of("a", "a-b", "h1.s1", "0", "12", "1a.2b", "10.0.0.0/8",
			"192.168.1.10", "255.255.255.255/32", "203.0.113.7:51820", "203.0.113.7:65535", "1.2.3.4:9", "Mesh 1",
			"\u00e4\u00f6 _.-x", "wm_adm_x.y~z+/-==", "A".repeat(43) + "=",
			"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=", "a".repeat(63), "a".repeat(12),
			"a".repeat(63) + "." + "b".repeat(63), "x".repeat(40), "52:54:00:12:34:56", "00-00-00-00-00-00",
			"02-AA-bb-00-00-0F", "*.apps", "gw", "*.gw", "0.1.0", "10.20.30-rc.1", "1.0.0-a-b.0", "0a".repeat(32));

	private static final String LETTERS = "aZ09-._~+/=: \u00e4\n\u0000" + "12345678";

	@Test
	void everyTextThatATypeReadsMatchesItsPattern() {
		Random random = new Random(7);
		for (int number = 0; number < TEXTS; number++) {
			String text = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
			PARSERS.forEach((type, parser) -> {
				boolean read = reads(parser, text);
				boolean described = matches(Objects.requireNonNull(ValueForms.named().get(type)), text);
				if (read || !STRICTER.contains(type)) {
					assertThat(described).as(type.getSimpleName() + " " + text).isEqualTo(read);
				}
			});
		}
	}

	@Test
	void everyTypeReadsSomeOfTheTexts() {
		PARSERS.forEach((type, parser) -> assertThat(SEEDS.stream().filter((text) -> reads(parser, text)))
			.as(type.getSimpleName())
			.isNotEmpty());
	}

	private static String mutated(String seed, Random random) {
		StringBuilder text = new StringBuilder(seed);
		for (int change = random.nextInt(3); change > 0; change--) {
			char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
			int place = random.nextInt(text.length() + 1);
			if (place < text.length() && random.nextBoolean()) {
				text.setCharAt(place, letter);
			}
			else {
				text.insert(place, letter);
			}
		}
		return text.toString();
	}

	private static boolean reads(Function<String, Object> parser, String text) {
		try {
			return !parser.apply(text).toString().isEmpty();
		}
		catch (InvalidValueException ex) {
			return false;
		}
	}

	// As ECMA 262 has it, where $ is the very end.
	private static boolean matches(Map<String, Object> form, String text) {
		String pattern = String.valueOf(form.get("pattern")).replaceAll("\\$$", "\\\\z").replace("+$)", "+\\z)");
		return Pattern.compile(pattern).matcher(text).find()
				&& text.codePointCount(0, text.length()) <= Integer.parseInt(String.valueOf(form.get("maxLength")));
	}

}
