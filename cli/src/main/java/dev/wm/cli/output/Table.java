package dev.wm.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with aligned columns, and full-width notes between its rows. The first column
 * has the names: where a terminal is too narrow, other cells are cut first, then other
 * columns are left out, and only then names are cut, in the middle.
 */
public final class Table {

	private static final String GAP = "   ";

	// An address fits in.
	private static final int NARROWEST = 15;

	private final List<Line> lines = new ArrayList<>();

	private final int columns;

	private List<Integer> dropped;

	public Table(String... headings) {
		this.columns = headings.length;
		this.dropped = IntStream.iterate(this.columns - 1, (column) -> column > 0, (column) -> column - 1)
			.boxed()
			.toList();
		row(Arrays.stream(headings).map(Style.HEADING::of).toArray());
	}

	/**
	 * Chooses which columns are left out first where the terminal is too narrow; without
	 * it, the last one is.
	 * @param order the columns' numbers, from 1 for the one after the first
	 * @return this table
	 */
	public Table dropFirst(Integer... order) {
		this.dropped = Stream.concat(Arrays.stream(order), this.dropped.stream()).distinct().toList();
		return this;
	}

	/**
	 * Adds a row.
	 * @param cells one for each heading; their text is made plain
	 * @return this table
	 */
	public Table row(Object... cells) {
		if (cells.length != this.columns) {
			throw new IllegalArgumentException("A row needs " + this.columns + " cells, not " + cells.length);
		}
		this.lines.add(new Row(Arrays.stream(cells).map(StyledText::of).toList()));
		return this;
	}

	/**
	 * Adds a line that no column is aligned with.
	 * @param text the line, made plain
	 * @return this table
	 */
	public Table note(Object text) {
		this.lines.add(new Note(StyledText.of(text)));
		return this;
	}

	/**
	 * The width that its columns need.
	 * @return in characters
	 */
	public int width() {
		return Arrays.stream(widths()).sum() + GAP.length() * (this.columns - 1);
	}

	List<String> render(TerminalCapabilities capabilities) {
		int[] widths = widths();
		if (capabilities.width() > 0) {
			new ColumnFit(widths, GAP.length(), NARROWEST).fit(capabilities.width(), this.dropped);
		}
		return this.lines.stream().map((line) -> line.render(widths, capabilities.colour())).toList();
	}

	private int[] widths() {
		int[] widths = new int[this.columns];
		for (Line line : this.lines) {
			if (line instanceof Row row) {
				for (int column = 0; column < this.columns; column++) {
					widths[column] = Math.max(widths[column], width(row.cells().get(column).text()));
				}
			}
		}
		return widths;
	}

	/**
	 * A text that is no longer than a width: a name cut in its middle, a sentence at its
	 * end.
	 */
	static String cut(String cell, int width) {
		int length = width(cell);
		if (length <= width) {
			return cell;
		}
		int tail = cell.strip().contains(" ") ? 0 : (width - 1) / 2;
		return cell.substring(0, cell.offsetByCodePoints(0, Math.max(0, width - 1 - tail))) + "…"
				+ cell.substring(cell.offsetByCodePoints(cell.length(), -tail));
	}

	private static String paint(StyledText cell, String text, boolean colour) {
		return colour ? cell.style().paint(text) : text;
	}

	private static int width(String cell) {
		return cell.codePointCount(0, cell.length());
	}

	private sealed interface Line permits Row, Note {

		String render(int[] widths, boolean colour);

	}

	private record Row(List<StyledText> cells) implements Line {

		@Override
		public String render(int[] widths, boolean colour) {
			StringBuilder text = new StringBuilder();
			int last = lastFilled(widths);
			for (int column = 0; column <= last; column++) {
				if (widths[column] == ColumnFit.LEFT_OUT) {
					continue;
				}
				String cell = cut(this.cells.get(column).text(), widths[column]);
				text.append(paint(this.cells.get(column), cell, colour));
				if (column < last) {
					text.append(" ".repeat(widths[column] - width(cell))).append(GAP);
				}
			}
			return text.toString();
		}

		private int lastFilled(int[] widths) {
			int last = this.cells.size() - 1;
			while (last > 0 && (widths[last] == ColumnFit.LEFT_OUT || this.cells.get(last).text().isEmpty())) {
				last--;
			}
			return last;
		}

	}

	private record Note(StyledText text) implements Line {

		@Override
		public String render(int[] widths, boolean colour) {
			return paint(this.text, this.text.text(), colour);
		}

	}

}
