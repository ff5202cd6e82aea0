package dev.wm.agent.firewall;

import java.util.EnumSet;
import java.util.Set;

import dev.wm.agent.firewall.Verdict.Plain;

/**
 * Evaluates what a base chain does to a packet, by its rules in their order (nft(8),
 * "Verdict statements"). A rule that is too complex to judge may apply or not; one that
 * drops is then taken for a list of the few that it drops, such as fail2ban's.
 */
final class ChainEvaluator {

	// The kernel allows 16.
	private static final int DEEPEST = 20;

	private final ForeignRules rules;

	private final Packet packet;

	private ChainEvaluator(ForeignRules rules, Packet packet) {
		this.rules = rules;
		this.packet = packet;
	}

	/**
	 * Evaluates a base chain.
	 * @return {@code YES} if it drops the packet, {@code UNKNOWN} if it may
	 */
	static Answer drops(ForeignRules rules, Chain base, Packet packet) {
		return share(outcomes(rules, base, packet), EnumSet.of(Plain.DROP));
	}

	/**
	 * Evaluates a base chain for a packet that has to be tracked.
	 * @return {@code YES} if it drops the packet or leaves it untracked, {@code UNKNOWN}
	 * if it may
	 */
	static Answer losesTracked(ForeignRules rules, Chain base, Packet packet) {
		return share(outcomes(rules, base, packet), EnumSet.of(Plain.DROP, Plain.UNTRACKED));
	}

	/** Whether a base chain certainly ends with one outcome. */
	static boolean ends(ForeignRules rules, Chain base, Packet packet, Plain outcome) {
		return share(outcomes(rules, base, packet), EnumSet.of(outcome)) == Answer.YES;
	}

	private static Set<Plain> outcomes(ForeignRules rules, Chain base, Packet packet) {
		Set<Plain> outcomes = new ChainEvaluator(rules, packet).chain(base, 0);
		boolean continued = outcomes.remove(Plain.CONTINUE);
		if (outcomes.remove(Plain.RETURN) || continued) {
			outcomes.add(base.hook().drops() ? Plain.DROP : Plain.ACCEPT);
		}
		return outcomes;
	}

	private static Answer share(Set<Plain> outcomes, Set<Plain> wanted) {
		if (wanted.containsAll(outcomes)) {
			return Answer.YES;
		}
		return outcomes.stream().anyMatch(wanted::contains) ? Answer.UNKNOWN : Answer.NO;
	}

	private Set<Plain> chain(Chain chain, int depth) {
		Set<Plain> outcomes = EnumSet.noneOf(Plain.class);
		for (Rule rule : chain.rules()) {
			Answer applies = rule.test(this.packet);
			if (applies == Answer.NO) {
				continue;
			}
			Set<Plain> result = verdict(chain, rule.verdict(), depth);
			boolean goesOn = result.remove(Plain.CONTINUE) || applies != Answer.YES;
			if (applies == Answer.UNKNOWN) {
				result.remove(Plain.DROP);
			}
			outcomes.addAll(result);
			if (!goesOn) {
				return outcomes;
			}
		}
		outcomes.add(Plain.CONTINUE);
		return outcomes;
	}

	private Set<Plain> verdict(Chain chain, Verdict verdict, int depth) {
		return switch (verdict) {
			case Plain plain -> EnumSet.of(plain);
			case Verdict.Jump jump -> jump(chain, jump, depth);
			case Verdict.Choice choice -> choice(chain, choice, depth);
		};
	}

	private Set<Plain> jump(Chain chain, Verdict.Jump jump, int depth) {
		Chain target = this.rules.find(chain.name().sibling(jump.chain())).orElse(null);
		if (target == null || depth > DEEPEST) {
			return EnumSet.of(Plain.CONTINUE);
		}
		Set<Plain> outcomes = chain(target, depth + 1);
		boolean returned = outcomes.remove(Plain.RETURN) || outcomes.contains(Plain.CONTINUE);
		outcomes.remove(Plain.CONTINUE);
		if (returned) {
			outcomes.add(jump.returns() ? Plain.CONTINUE : Plain.RETURN);
		}
		return outcomes;
	}

	private Set<Plain> choice(Chain chain, Verdict.Choice choice, int depth) {
		Set<Plain> outcomes = EnumSet.noneOf(Plain.class);
		for (Rule entry : choice.entries()) {
			Answer applies = entry.test(this.packet);
			if (applies != Answer.NO) {
				outcomes.addAll(verdict(chain, entry.verdict(), depth));
			}
			if (applies == Answer.YES) {
				return outcomes;
			}
		}
		outcomes.add(Plain.CONTINUE);
		return outcomes;
	}

}
