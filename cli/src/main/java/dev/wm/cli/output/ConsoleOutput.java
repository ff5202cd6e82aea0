package dev.wm.cli.output;

import java.io.PrintWriter;

import dev.wm.contract.text.PlainText;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Standard output and standard error of a run. It neutralises all text that may come from
 * a registry.
 */
public final class ConsoleOutput {

	private final PrintWriter out;

	private final PrintWriter err;

	private final TerminalCapabilities capabilities;

	public ConsoleOutput(PrintWriter out, PrintWriter err, TerminalCapabilities capabilities) {
		this.out = out;
		this.err = err;
		this.capabilities = capabilities;
	}

	/**
	 * Prints a line of a result.
	 * @param text the line, made plain
	 */
	public void line(String text) {
		this.out.println(PlainText.of(text));
		this.out.flush();
	}

	/**
	 * Prints a line of a result in a style.
	 * @param style colour and weight, left out where the terminal has none
	 * @param text the line, made plain
	 */
	public void line(Style style, String text) {
		String plain = PlainText.of(text);
		this.out.println(this.capabilities.colour() ? style.paint(plain) : plain);
		this.out.flush();
	}

	/**
	 * Prints a text of several lines that another program reads, character by character.
	 * @param text the text, already known to be harmless
	 */
	public void verbatim(String text) {
		this.out.print(text);
		this.out.flush();
	}

	/**
	 * Prints a table, cut to the terminal's width.
	 * @param table the table
	 */
	public void table(Table table) {
		table.render(this.capabilities).forEach(this.out::println);
		this.out.flush();
	}

	/**
	 * Prints a table in full.
	 * @param table the table
	 */
	public void wideTable(Table table) {
		table.render(new TerminalCapabilities(this.capabilities.colour(), 0)).forEach(this.out::println);
		this.out.flush();
	}

	/**
	 * How many characters fit on a line.
	 * @return 0 if that does not matter
	 */
	public int width() {
		return this.capabilities.width();
	}

	/**
	 * Prints a document, indented, its members in the order of the record's components.
	 * @param value what Jackson can write
	 */
	public void json(Object value) {
		this.out.println(PlainText.ofJson(Json.MAPPER.writeValueAsString(value).replace("\r\n", "\n")));
		this.out.flush();
	}

	/**
	 * Prints a document as YAML, its members in the order of the record's components.
	 * @param value what Jackson can write
	 */
	public void yaml(Object value) {
		this.out.print(YamlWriter.write(Json.MAPPER.convertValue(value, Object.class)));
		this.out.flush();
	}

	/**
	 * Prints how far a long command has come, apart from the results, over what it
	 * printed so before.
	 * @param text a few words, made plain; empty to clear the line
	 */
	public void progress(String text) {
		if (this.capabilities.colour()) {
			this.err.print("\r\u001b[K" + Table.cut(PlainText.of(text), availableWidth()));
			this.err.flush();
		}
	}

	// What wraps is not printed over. The last place of a line makes some terminals wrap.
	private int availableWidth() {
		return (this.capabilities.width() > 0) ? this.capabilities.width() - 1 : Integer.MAX_VALUE;
	}

	/**
	 * Prints what went wrong, or what to beware of, apart from the results.
	 * @param sentence one sentence, made plain
	 */
	public void error(String sentence) {
		this.err.println("wm: " + PlainText.of(sentence));
		this.err.flush();
	}

	// Made only by the runs that print JSON: it costs a noticeable part of a start.
	private static final class Json {

		static final JsonMapper MAPPER = JsonMapper.builder()
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build();

	}

}
