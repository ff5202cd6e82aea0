package dev.wm.agent.plan;

import dev.wm.agent.observed.ManagedFile;

/**
 * Removes one of the agent's files, when the agent is taken off the machine.
 *
 * @param file which file
 * @param path its path, for people
 */
public record RemoveFile(ManagedFile file, String path) implements Action {

	@Override
	public ApplyStage stage() {
		return switch (this.file) {
			case WIREGUARD -> ApplyStage.TUNNEL;
			case TABLE, ADMITTED -> ApplyStage.FIREWALL;
			case HOSTS, SERVERS, DNSMASQ -> ApplyStage.NAMES;
		};
	}

	@Override
	public String text() {
		return "remove " + this.path;
	}

}
