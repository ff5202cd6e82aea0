package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.wm.agent.firewall.BlockedTraffic;
import dev.wm.agent.firewall.ForeignRules;

/** Other firewalls, none at first. What is opened stays open until it is closed. */
public final class FakeFirewalls implements ForeignFirewalls {

	public ForeignRules rules = ForeignRules.NONE;

	public final List<String> opened = new ArrayList<>();

	public boolean broken;

	@Override
	public ForeignRules rules() {
		if (this.broken) {
			throw new HostException("nft is missing.");
		}
		return this.opened.isEmpty() ? this.rules : ForeignRules.NONE;
	}

	@Override
	public String uplink() {
		return "eth0";
	}

	@Override
	public Map<String, List<String>> ports() {
		return Map.of();
	}

	@Override
	public List<String> open(List<BlockedTraffic> blocked) {
		blocked.forEach((each) -> this.opened.add(each.command()));
		return List.of();
	}

	@Override
	public boolean close() {
		boolean open = !this.opened.isEmpty();
		this.opened.clear();
		return open;
	}

}
