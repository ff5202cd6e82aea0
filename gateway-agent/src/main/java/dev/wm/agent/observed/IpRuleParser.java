package dev.wm.agent.observed;

import java.util.List;
import java.util.Optional;

import dev.wm.agent.json.JsonReader;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Parses the output of {@code ip -j -4 rule show}.
 */
public final class IpRuleParser {

	private IpRuleParser() {
	}

	/**
	 * Parses the routing rules.
	 * @param text the output of {@code ip -j -4 rule show}
	 * @return those that have the form and one of the preferences of the agent's
	 */
	public static List<RoutingRule> rules(String text) {
		return IpJsonParser.read(text, (json) -> new Members().read(json));
	}

	/** The members of one rule. */
	private static final class Members {

		private int preference;

		private @Nullable String incoming;

		private @Nullable String destination;

		private int length = IpAddress.LENGTH;

		private @Nullable String mark;

		private @Nullable String mask;

		private @Nullable String action;

		private @Nullable String table;

		private boolean other;

		Optional<RoutingRule> read(JsonReader json) {
			json.object();
			for (String member = json.member(); member != null; member = json.member()) {
				read(member, json);
			}
			return rule();
		}

		private void read(String member, JsonReader json) {
			switch (member) {
				case "priority" -> this.preference = integer(json);
				case "iif" -> this.incoming = json.anyText();
				case "dst" -> this.destination = json.anyText();
				case "dstlen" -> this.length = integer(json);
				case "fwmark" -> this.mark = json.anyText();
				case "fwmask" -> this.mask = json.anyText();
				case "action" -> this.action = json.anyText();
				case "table" -> this.table = json.anyText();
				case "src" -> this.other |= !"all".equals(json.anyText());
				case "iif_detached", "protocol" -> json.skip();
				default -> {
					this.other = true;
					json.skip();
				}
			}
		}

		private static int integer(JsonReader json) {
			Integer number = json.integer();
			return (number != null) ? number : 0;
		}

		private Optional<RoutingRule> rule() {
			boolean lookup = "main".equals(this.table) && this.mark == null;
			boolean discards = "blackhole".equals(this.action) && "0".equals(this.mark)
					&& RoutingRule.MARK.equals(this.mask);
			if (this.other || RoutingRule.preferences().noneMatch((own) -> own == this.preference)
					|| lookup == discards) {
				return Optional.empty();
			}
			return Optional.of(new RoutingRule(this.preference, this.incoming,
					(this.destination != null) ? IpJsonParser.network(this.destination + "/" + this.length) : null,
					lookup));
		}

	}

}
