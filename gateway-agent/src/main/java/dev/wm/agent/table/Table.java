package dev.wm.agent.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.agent.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The nftables table {@code ip wm}. A comment in it has the fingerprint of all the rest.
 * Immutable.
 */
public final class Table {

	private static final Pattern SET = Pattern.compile(
			"\\G\\n\\t(set|map) (\\w+) \\{\\n\\t\\ttype (.+)\\n(?:\\t\\telements = \\{\\n([^}]*)\\t\\t\\}\\n)?\\t\\}\\n");

	private static final Pattern SEPARATOR = Pattern.compile(",?\\n\\t*");

	private static final String START = "table ip wm\ndelete table ip wm\ntable ip wm {\n";

	private static final int USUAL_LINE = 20;

	private static final String FINGERPRINT_CHAIN = "\n\tchain fingerprint {\n\t\treturn comment \"wm ";

	private final List<ElementSet> sets;

	private final String chains;

	// Computed once: that is half a megabyte of text in a large mesh.
	private @Nullable Fingerprint fingerprint;

	/**
	 * Makes a table of its parts.
	 * @param sets its sets and maps
	 * @param chains its chains, as nft reads them
	 */
	public Table(List<ElementSet> sets, String chains) {
		this.sets = List.copyOf(sets);
		this.chains = chains;
	}

	/** Its sets and maps. */
	public List<ElementSet> sets() {
		return this.sets;
	}

	/**
	 * Parses what {@link #replacement} wrote.
	 * @param text the text, perhaps with comments before it
	 * @return empty if it is anything else, or was changed
	 */
	public static Optional<Table> parse(String text) {
		int start = text.indexOf(START);
		int end = text.indexOf(FINGERPRINT_CHAIN);
		if (start < 0 || end < start) {
			return Optional.empty();
		}
		String content = text.substring(start + START.length(), end);
		List<ElementSet> sets = new ArrayList<>();
		Matcher matcher = SET.matcher(content);
		int rest = 0;
		while (matcher.find()) {
			String elements = matcher.group(4);
			sets.add(new ElementSet(matcher.group(1), matcher.group(2), matcher.group(3),
					(elements != null) ? SEPARATOR.splitAsStream(elements.strip()).toList() : List.of()));
			rest = matcher.end();
		}
		Table table = new Table(sets, content.substring(rest));
		return text.substring(start).equals(table.replacement()) ? Optional.of(table) : Optional.empty();
	}

	/**
	 * The fingerprint of everything in it.
	 * @return the fingerprint in the table's comment
	 */
	public Fingerprint fingerprint() {
		Fingerprint known = this.fingerprint;
		if (known == null) {
			known = Fingerprint.of(content());
			this.fingerprint = known;
		}
		return known;
	}

	/**
	 * The fingerprint of everything but the elements of its sets.
	 * @return equal for two tables that differ in elements only
	 */
	public Fingerprint shape() {
		return Fingerprint
			.of(this.sets.stream().map(ElementSet::declaration).collect(Collectors.joining()) + this.chains);
	}

	/**
	 * The transaction that replaces whatever is loaded under that name.
	 * @return the text for {@code nft -f}
	 */
	public String replacement() {
		String content = content();
		Fingerprint known = this.fingerprint;
		if (known == null) {
			known = Fingerprint.of(content);
			this.fingerprint = known;
		}
		return START.concat(content).concat(FINGERPRINT_CHAIN + known + "\"\n\t}\n}\n");
	}

	/**
	 * The transaction that turns another table into this one and touches only the
	 * elements that differ. Replacing the table would do, but a packet on its way through
	 * the old rules finds the sets empty the moment the new ones are applied, and is
	 * lost.
	 * @param loaded the other
	 * @return empty if more than elements differ
	 */
	public Optional<String> changes(Table loaded) {
		if (!shape().equals(loaded.shape())) {
			return Optional.empty();
		}
		StringBuilder deletions = new StringBuilder();
		StringBuilder additions = new StringBuilder();
		for (int i = 0; i < this.sets.size(); i++) {
			ElementSet wanted = this.sets.get(i);
			ElementDiff diff = ElementDiff.of(loaded.sets.get(i).elements(), wanted.elements());
			deletions.append(wanted.delete(diff.removed()));
			additions.append(wanted.add(diff.added()));
		}
		return Optional.of(deletions.append(additions)
			.append("flush chain ip wm fingerprint\nadd rule ip wm fingerprint return comment \"wm ")
			.append(fingerprint())
			.append("\"\n")
			.toString());
	}

	private String content() {
		int elements = this.sets.stream().mapToInt((set) -> set.elements().size()).sum();
		StringBuilder text = new StringBuilder(this.chains.length() + elements * USUAL_LINE);
		this.sets.forEach((set) -> set.appendTo(text));
		return text.append(this.chains).toString();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Table table && this.chains.equals(table.chains) && this.sets.equals(table.sets);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.sets, this.chains);
	}

	@Override
	public String toString() {
		return "Table[" + fingerprint() + "]";
	}

}
