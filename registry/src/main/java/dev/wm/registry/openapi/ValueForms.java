package dev.wm.registry.openapi;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

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
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.registry.json.Timestamp;

import static java.util.Map.entry;

/**
 * The JSON schemas of values that are one text or number. A text that a value type reads
 * matches its pattern; where a pattern cannot say everything (host bits of a network,
 * domains with a fixed meaning), a text that matches may still be refused.
 */
final class ValueForms {

	private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

	private static final String ADDRESS = OCTET + "(\\." + OCTET + "){3}";

	private static final String PORT = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

	private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

	private static final String NUMBER = "(0|[1-9][0-9]{0,8})";

	private static final String IDENTIFIER = "(" + NUMBER + "|[0-9]{0,9}[A-Za-z-][0-9A-Za-z-]{0,30})";

	private static final String NOT_A_NUMBER = "(?![0-9]+$)";

	private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
			entry(String.class, Map.of("type", "string")), entry(boolean.class, Map.of("type", "boolean")),
			entry(Boolean.class, Map.of("type", "boolean")), entry(int.class, integer()),
			entry(Integer.class, integer()), entry(long.class, longInteger()), entry(Long.class, longInteger()),
			entry(Double.class, Map.of("type", "number", "format", "double")),
			entry(Instant.class, Map.of("type", "string", "format", "date-time", "pattern", Timestamp.PATTERN)),
			entry(URI.class, Map.of("type", "string", "format", "uri")));

	private static final Map<Class<?>, Map<String, Object>> NAMED = Map.ofEntries(
			entry(DnsLabel.class, text("^" + LABEL + "$", 63)),
			entry(SiteDomain.class, text("^" + NOT_A_NUMBER + LABEL + "$", 63)),
			entry(HostName.class, text("^" + LABEL + "\\." + NOT_A_NUMBER + LABEL + "$", 127)),
			entry(HostAlias.class, text("^(\\*\\.)?(?![Gg][Ww]$)" + LABEL + "$", 65)),
			entry(NetworkLabel.class, text("^[A-Za-z0-9]([A-Za-z0-9-]{0,10}[A-Za-z0-9])?$", 12)),
			entry(MeshName.class, text("^[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}])?$", 40)),
			entry(MacAddress.class, text("^(?!00([:-]00){5}$)[0-9A-Fa-f][02468ACEace]([:-][0-9A-Fa-f]{2}){5}$", 17)),
			entry(IpAddress.class, text("^" + ADDRESS + "$", 15)),
			entry(Cidr.class, text("^" + ADDRESS + "/([12]?[0-9]|3[0-2])$", 18)),
			entry(Endpoint.class, text("^" + ADDRESS + "(:" + PORT + ")?$", 21)),
			entry(PublicKey.class, text("^(?!A{43}=)[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$", 44)),
			entry(KeyProof.class, text("^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$", 44)),
			entry(BearerToken.class, text("^[A-Za-z0-9._~+/-]{1,250}={0,6}$", 256)),
			entry(KeyFingerprint.class, text("^[0-9a-f]{64}$", 64)),
			entry(ReleaseVersion.class,
					text("^" + NUMBER + "(\\." + NUMBER + "){2}(-(?=.{1,40}$)" + IDENTIFIER + "(\\." + IDENTIFIER
							+ ")*)?$", 70)),
			entry(Port.class, Map.of("type", "integer", "minimum", 1, "maximum", 65535)));

	private ValueForms() {
	}

	/** The types that have a schema without a name. */
	static Map<Class<?>, Map<String, Object>> plain() {
		return PLAIN;
	}

	/** The value types of the contract, whose schemas have their name. */
	static Map<Class<?>, Map<String, Object>> named() {
		return NAMED;
	}

	static Map<String, Object> text(String pattern, int longest) {
		return Map.of("type", "string", "pattern", pattern, "maxLength", longest);
	}

	private static Map<String, Object> integer() {
		return Map.of("type", "integer", "format", "int32", "minimum", Integer.MIN_VALUE, "maximum", Integer.MAX_VALUE);
	}

	private static Map<String, Object> longInteger() {
		return Map.of("type", "integer", "format", "int64", "minimum", Long.MIN_VALUE, "maximum", Long.MAX_VALUE);
	}

}
