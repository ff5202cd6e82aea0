package dev.wm.cli.command.inspect;

import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Prints a finding with its remedy below.
 */
final class FindingPrinter {

	private FindingPrinter() {
	}

	static void show(ConsoleOutput console, Finding finding) {
		console.line(style(finding.severity()), finding.severity() + ": " + finding.detail());
		console.line("  " + finding.remedy());
	}

	private static Style style(Severity severity) {
		return switch (severity) {
			case ERROR -> Style.BAD;
			case WARNING -> Style.WARNING;
			case INFO -> Style.PLAIN;
		};
	}

}
