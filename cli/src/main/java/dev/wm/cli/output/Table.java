package dev.wm.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with aligned columns, and full-width notes between its rows.
 */
public final class Table {

	private static final String GAP = "   ";

	private static final int NARROWEST = 8;

	private final List<Line> lines = new ArrayList<>();

	private final int columns;

	public Table(String... headings) {
		this.columns = headings.length;
		row(Arrays.stream(headings).map(Style.HEADING::of).toArray());
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

	List<String> render(TerminalCapabilities capabilities) {
		int[] widths = widths();
		if (capabilities.width() > 0) {
			fit(widths, capabilities.width());
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

	// The widest column gives way first, so a short one is never cut for a long one.
	private static void fit(int[] widths, int width) {
		int surplus = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
		for (; surplus > 0; surplus--) {
			int widest = 0;
			for (int column = 1; column < widths.length; column++) {
				widest = (widths[column] > widths[widest]) ? column : widest;
			}
			if (widths[widest] <= NARROWEST) {
				return;
			}
			widths[widest]--;
		}
	}

	static String cut(String cell, int width) {
		return (width(cell) <= width) ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
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
			int last = lastFilled();
			for (int column = 0; column <= last; column++) {
				String cell = cut(this.cells.get(column).text(), widths[column]);
				text.append(paint(this.cells.get(column), cell, colour));
				if (column < last) {
					text.append(" ".repeat(widths[column] - width(cell))).append(GAP);
				}
			}
			return text.toString();
		}

		private int lastFilled() {
			int last = this.cells.size() - 1;
			while (last > 0 && this.cells.get(last).text().isEmpty()) {
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
