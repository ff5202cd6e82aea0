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
		assertThat(table.render()).containsExactly("A        LONG   C", "longer   1",
				"a note that is wider than a column", "ü        x      y");
	}

	@Test
	void rowWhenACellIsMissingRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Table("A", "B").row("a"))
			.withMessage("A row needs 2 cells, not 1");
	}

}
