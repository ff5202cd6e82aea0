package dev.wm.registry.openapi;

import java.util.Map;

import dev.wm.contract.net.HostAlias;
import dev.wm.registry.web.PrintableText;

import static java.util.Map.entry;

/**
 * The limits of members that have none by their type, by record and member. The services
 * hold them; a test sends every member at its limit and beyond.
 */
final class MemberLimits {

	private static final int LONGEST_SENTENCE = 500;

	private static final int MOST_NETWORKS = 64;

	private static final int MOST_SENTENCES = 100;

	private static final long LONGEST_AGE = 100L * 366 * 24 * 3600;

	private static final Map<String, Object> NATURAL = Map.of("minimum", 0);

	private static final Map<String, Object> AGE = Map.of("minimum", 0, "maximum", LONGEST_AGE);

	private static final Map<String, Object> NETWORKS = Map.of("maxItems", MOST_NETWORKS);

	private static final Map<String, Object> SENTENCES = Map.of("maxItems", MOST_SENTENCES, "items",
			Map.of("type", "string", "pattern", PrintableText.PATTERN, "maxLength", LONGEST_SENTENCE));

	private static final Map<String, Map<String, Object>> TABLE = Map.ofEntries(entry("NewCredential.label", text(64)),
			entry("EnrolRequest.version", text(64)), entry("EnrolRequest.lans", NETWORKS),
			entry("DeviceEnrolRequest.version", text(64)), entry("NewHost.aliases", Map.of("maxItems", HostAlias.MOST)),
			entry("NewRollOut.percent", Map.of("minimum", 1, "maximum", 100)),
			entry("NewEnrolmentToken.valid_seconds", Map.of("minimum", 60, "maximum", 2_592_000)),
			entry("GatewayReport.version", text(64)), entry("GatewayReport.applied_tag", text(128)),
			entry("GatewayReport.reverted_tag", text(128)), entry("GatewayReport.applied_revision", NATURAL),
			entry("GatewayReport.lans", NETWORKS), entry("GatewayReport.uplinks", NETWORKS),
			entry("GatewayReport.lan_addresses", NETWORKS), entry("GatewayReport.products", Map.of("maxItems", 16)),
			entry("GatewayReport.peers", Map.of("maxItems", 5_000)),
			entry("GatewayReport.repairs", Map.of("maxItems", MOST_SENTENCES)),
			entry("GatewayReport.clock", Map.of("minimum", 0, "maximum", 253_402_300_799L)),
			entry("GatewayReport.refused_sources", Map.of("maxItems", 64)), entry("RefusedSource.packets", NATURAL),
			entry("RefusedSource.age", AGE), entry("GatewayReport.sightings", Map.of("maxItems", 100)),
			entry("GatewayReport.problems", SENTENCES),
			entry("GatewayReport.blocks", Map.of("maxItems", MOST_SENTENCES)),
			entry("FirewallBlock.detail", text(LONGEST_SENTENCE)),
			entry("FirewallBlock.command", text(LONGEST_SENTENCE)),
			entry("ProbeReport.blocks", Map.of("maxItems", MOST_SENTENCES)),
			entry("RouterNames.missing", Map.of("maxItems", 5_000)),
			entry("ProbeReport.forwarded", Map.of("maxItems", 5_000)),
			entry("ProbeReport.forwarded_skipped", text(LONGEST_SENTENCE)), entry("PeerReport.handshake_age", AGE),
			entry("PeerReport.received_bytes", NATURAL), entry("PeerReport.sent_bytes", NATURAL),
			entry("Repair.detail", text(LONGEST_SENTENCE)), entry("Repair.age", AGE),
			entry("SubsystemReport.detail", text(LONGEST_SENTENCE)),
			entry("ProbeReport.paths", Map.of("maxItems", 5_000)),
			entry("ProbeReport.hosts", Map.of("maxItems", 20_000)), entry("ProbeReport.problems", SENTENCES),
			entry("PathProbe.round_trip", NATURAL), entry("PathProbe.answered", NATURAL),
			entry("PathProbe.sent", NATURAL),
			entry("PathProbe.largest_packet", Map.of("minimum", 0, "maximum", 65_535)));

	private MemberLimits() {
	}

	private static Map<String, Object> text(int longest) {
		return Map.of("maxLength", longest, "pattern", PrintableText.PATTERN);
	}

	/**
	 * The limits of a member.
	 * @return keywords of JSON Schema, empty if there are none
	 */
	static Map<String, Object> of(Class<?> type, String member) {
		return TABLE.getOrDefault(type.getSimpleName() + "." + member, Map.of());
	}

}
