package dev.wm.cli.output;

import java.util.Arrays;
import java.util.List;

/**
 * Fits the columns of a table into a terminal's width. Changes the widths that it is
 * given.
 */
final class ColumnFit {

	/** The width of a column that is not shown. */
	static final int LEFT_OUT = -1;

	private final int[] widths;

	private final int gap;

	private final int narrowest;

	/**
	 * Takes the columns of a table.
	 * @param widths what each column needs, in characters
	 * @param gap the characters between two columns
	 * @param narrowest the least width to which a column that needs more is cut, the
	 * first excepted
	 */
	ColumnFit(int[] widths, int gap, int narrowest) {
		this.widths = widths;
		this.gap = gap;
		this.narrowest = narrowest;
	}

	/**
	 * Cuts and leaves out columns until the rest fits.
	 * @param width how many characters fit on a line, more than 0
	 * @param dropped the columns' numbers without the first, 0, the least important first
	 */
	void fit(int width, List<Integer> dropped) {
		for (int column : dropped) {
			if (least() <= width) {
				break;
			}
			this.widths[column] = LEFT_OUT;
		}
		if (least() > width) {
			this.widths[0] = width;
		}
		// The widest column gives way first, so a short one is never cut for a long one.
		for (int surplus = total() - width; surplus > 0; surplus--) {
			this.widths[widest()]--;
		}
	}

	private int widest() {
		int widest = 1;
		for (int column = 2; column < this.widths.length; column++) {
			widest = (this.widths[column] > this.widths[widest]) ? column : widest;
		}
		return widest;
	}

	private int total() {
		return sum(this.widths);
	}

	private int least() {
		int[] least = this.widths.clone();
		for (int column = 1; column < least.length; column++) {
			least[column] = Math.min(least[column], this.narrowest);
		}
		return sum(least);
	}

	private int sum(int[] some) {
		int[] shown = Arrays.stream(some).filter((width) -> width != LEFT_OUT).toArray();
		return Arrays.stream(shown).sum() + this.gap * (shown.length - 1);
	}

}
