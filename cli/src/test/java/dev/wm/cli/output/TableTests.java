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
		assertThat(table.render(new TerminalCapabilities(false, 24))).containsExactly("NAME        TEXT",
				"nas.sheen   a sentence …");
		assertThat(table.render(new TerminalCapabilities(false, 5))).containsExactly("NAME       TEXT",
				"nas.she…   a sente…");
	}

	@Test
	void renderWhenColouredAlignsWhatIsSeen() {
		Table table = new Table("A", "B").row(Style.GOOD.of("ok"), "x").note(Style.BAD.of("no\u001b[2J"));
		assertThat(table.render(new TerminalCapabilities(true, 0))).containsExactly(
				"\u001b[1mA\u001b[0m    \u001b[1mB\u001b[0m", "\u001b[32mok\u001b[0m   x", "\u001b[31mno?[2J\u001b[0m");
	}

}
