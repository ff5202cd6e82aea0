package dev.wm.agent.observed;

import java.util.List;

import dev.wm.agent.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code ip -d -j addr} that say what an interface is.
 */
final class LinkMembers {

	private @Nullable String kind;

	private @Nullable String master;

	private boolean pointToPoint;

	void flags(List<String> flags) {
		this.pointToPoint |= flags.contains("POINTOPOINT");
	}

	void read(String member, JsonReader json) {
		switch (member) {
			case "link_type" -> this.pointToPoint |= List.of("none", "ppp").contains(String.valueOf(json.anyText()));
			case "master" -> this.master = json.anyText();
			case "linkinfo" -> info(json);
			default -> json.skip();
		}
	}

	private void info(JsonReader json) {
		json.object();
		for (String member = json.member(); member != null; member = json.member()) {
			switch (member) {
				case "info_kind" -> this.kind = json.anyText();
				default -> json.skip();
			}
		}
	}

	Link link(boolean dynamic) {
		return new Link(this.kind, this.master, this.pointToPoint, dynamic, false);
	}

}
