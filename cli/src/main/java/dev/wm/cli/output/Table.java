package dev.wm.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose cells stand below each other, with full-width notes between them.
 */
public final class Table {

	private static final String GAP = "   ";

	private final List<Line> lines = new ArrayList<>();

	private final int columns;

	public Table(String... headings) {
		this.columns = headings.length;
		row((Object[]) headings);
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
		List<String> texts = new ArrayList<>();
		for (Object cell : cells) {
			texts.add(PlainText.of(cell.toString()));
		}
		this.lines.add(new Row(texts));
		return this;
	}

	/**
	 * Adds a line that no column is aligned with.
	 * @param text the line, made plain
	 * @return this table
	 */
	public Table note(String text) {
		this.lines.add(new Note(PlainText.of(text)));
		return this;
	}

	List<String> render() {
		int[] widths = widths();
		return this.lines.stream().map((line) -> switch (line) {
			case Row row -> render(row, widths);
			case Note note -> note.text();
		}).toList();
	}

	private int[] widths() {
		int[] widths = new int[this.columns];
		for (Line line : this.lines) {
			if (line instanceof Row row) {
				for (int column = 0; column < this.columns; column++) {
					widths[column] = Math.max(widths[column], width(row.cells().get(column)));
				}
			}
		}
		return widths;
	}

	private static String render(Row row, int[] widths) {
		StringBuilder text = new StringBuilder();
		for (int column = 0; column < widths.length; column++) {
			String cell = row.cells().get(column);
			text.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
		}
		return text.toString().stripTrailing();
	}

	private static int width(String cell) {
		return cell.codePointCount(0, cell.length());
	}

	private sealed interface Line permits Row, Note {

	}

	private record Row(List<String> cells) implements Line {
	}

	private record Note(String text) implements Line {
	}

}
