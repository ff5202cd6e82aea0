package dev.wm.cli.command;

import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Tone;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * A finding for people: what is wrong, and below it what to do.
 */
final class FindingText {

	private FindingText() {
	}

	static void show(Screen screen, Finding finding) {
		screen.line(tone(finding.severity()), finding.severity() + ": " + finding.detail());
		screen.line("  " + finding.remedy());
	}

	private static Tone tone(Severity severity) {
		return switch (severity) {
			case ERROR -> Tone.BAD;
			case WARNING -> Tone.WARNING;
			case INFO -> Tone.PLAIN;
		};
	}

}
