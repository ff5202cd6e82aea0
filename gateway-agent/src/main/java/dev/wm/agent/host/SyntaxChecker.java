package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Has nft and dnsmasq check the syntax of rendered texts (dry run).
 */
final class SyntaxChecker {

	private final CommandRunner runner;

	private @Nullable Fingerprint accepted;

	private @Nullable String acceptedDnsmasq;

	SyntaxChecker(CommandRunner runner) {
		this.runner = runner;
	}

	List<String> check(Table table, String dnsmasq) {
		List<String> refusals = new ArrayList<>();
		table(table).ifPresent(refusals::add);
		dnsmasq(dnsmasq).ifPresent(refusals::add);
		return refusals;
	}

	private Optional<String> dnsmasq(String text) {
		if (text.equals(this.acceptedDnsmasq)) {
			return Optional.empty();
		}
		Optional<String> refusal = refusal("dnsmasq", Command.of("dnsmasq", "--test", "-C", "-").withInput(text));
		if (refusal.isEmpty()) {
			this.acceptedDnsmasq = text;
		}
		return refusal;
	}

	// Elements are addresses, any of which nft accepts: a table with the same chains and
	// sets as
	// an accepted one is not checked again, with all its 20,000 elements.
	private Optional<String> table(Table table) {
		Fingerprint shape = table.shape();
		if (shape.equals(this.accepted)) {
			return Optional.empty();
		}
		Optional<String> refusal = refusal("nft", Command.of("nft", "-c", "-f", "-").withInput(table.replacement()));
		if (refusal.isEmpty()) {
			this.accepted = shape;
		}
		return refusal;
	}

	private Optional<String> refusal(String program, Command command) {
		CommandResult result = this.runner.attempt(command);
		return result.succeeded() ? Optional.empty()
				: Optional.of(program + " refuses the rendered text: " + result.errorSummary());
	}

}
