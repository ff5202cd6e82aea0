package dev.wm.cli.output;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TableTests {

	@Test
	void renderWhenCellsDifferInLengthAlignsThem() {
		Table table = new Table("A", "LONG", "C").row("longer", 1, "")
			.note("a note that is wider than a column")
			.row("ü", "x", "y");
		assertThat(table.render(TerminalCapabilities.PLAIN)).containsExactly("A        LONG   C", "longer   1",
				"a note that is wider than a column", "ü        x      y");
	}

	@Test
	void rowWhenACellIsMissingRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Table("A", "B").row("a"))
			.withMessage("A row needs 2 cells, not 1");
	}

	@Test
	void renderWhenTheTerminalIsNarrowCutsTheWidestColumn() {
		Table table = new Table("NAME", "TEXT").row("nas.sheen", "a sentence that goes on and on");
		assertThat(table.render(new TerminalCapabilities(false, 28))).containsExactly("NAME        TEXT",
				"nas.sheen   a sentence that…");
	}

	// Every name was cut to the same stump.
	@Test
	void renderWhenTheTerminalHas40ColumnsLeavesColumnsOutBeforeItCutsNames() {
		Table table = new Table("SITE / HOST", "OVERLAY", "LAN", "STATE").dropFirst(2)
			.row("sheen", "172.30.1.0/24", "192.168.1.0/24, 192.168.2.0/24", "in sync, last seen 4 s ago")
			.row("  printer-upstairs.sheen", "172.30.1.4", "192.168.2.20", "masquerade")
			.row("  printer-downstairs.sheen", "172.30.1.5", "192.168.2.21", "");
		assertThat(table.render(new TerminalCapabilities(false, 62))).containsExactly(
				"SITE / HOST                  OVERLAY         STATE",
				"sheen                        172.30.1.0/24   in sync, last se…",
				"  printer-upstairs.sheen     172.30.1.4      masquerade", "  printer-downstairs.sheen   172.30.1.5");
		assertThat(table.render(new TerminalCapabilities(false, 40))).containsExactly("SITE / HOST", "sheen",
				"  printer-upstairs.sheen", "  printer-downstairs.sheen");
		assertThat(table.render(new TerminalCapabilities(false, 45))).containsExactly(
				"SITE / HOST                  OVERLAY", "sheen                        172.30.1.0/24",
				"  printer-upstairs.sheen     172.30.1.4", "  printer-downstairs.sheen   172.30.1.5");
	}

	@Test
	void renderWhenNotEvenTheNamesFitCutsThemInTheMiddle() {
		Table table = new Table("HOST", "OVERLAY").row("printer-of-the-first-floor-1.sheen", "172.30.1.4")
			.row("printer-of-the-first-floor-2.sheen", "172.30.1.5");
		assertThat(table.render(new TerminalCapabilities(false, 20))).containsExactly("HOST", "printer-of…r-1.sheen",
				"printer-of…r-2.sheen");
		assertThat(table.render(new TerminalCapabilities(false, 1))).containsExactly("…", "…", "…");
	}

	@Test
	void renderWhenColouredAlignsWhatIsSeen() {
		Table table = new Table("A", "B").row(Style.GOOD.of("ok"), "x").note(Style.BAD.of("no\u001b[2J"));
		assertThat(table.render(new TerminalCapabilities(true, 0))).containsExactly(
				"\u001b[1mA\u001b[0m    \u001b[1mB\u001b[0m", "\u001b[32mok\u001b[0m   x", "\u001b[31mno?[2J\u001b[0m");
	}

}
