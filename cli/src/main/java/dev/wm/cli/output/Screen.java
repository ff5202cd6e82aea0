package dev.wm.cli.output;

import java.io.PrintWriter;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where results and errors are printed.
 */
public final class Screen {

	private final PrintWriter out;

	private final PrintWriter err;

	public Screen(PrintWriter out, PrintWriter err) {
		this.out = out;
		this.err = err;
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
	 * Prints a table.
	 * @param table the table
	 */
	public void table(Table table) {
		table.render().forEach(this.out::println);
		this.out.flush();
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
