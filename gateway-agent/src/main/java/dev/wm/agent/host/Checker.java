package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Result;

/**
 * Has nft and dnsmasq read texts without applying them.
 */
final class Checker {

	private final CommandRunner runner;

	Checker(CommandRunner runner) {
		this.runner = runner;
	}

	List<String> check(String table, String dnsmasq) {
		List<String> refusals = new ArrayList<>();
		check("nft", Command.of("nft", "-c", "-f", "-").withInput(table), refusals);
		check("dnsmasq", Command.of("dnsmasq", "--test", "-C", "-").withInput(dnsmasq), refusals);
		return refusals;
	}

	private void check(String program, Command command, List<String> refusals) {
		Result result = this.runner.attempt(command);
		if (!result.succeeded()) {
			refusals.add(program + " refuses what follows from it: " + result.complaint());
		}
	}

}
