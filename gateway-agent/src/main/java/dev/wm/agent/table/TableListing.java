package dev.wm.agent.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.agent.text.Fingerprint;

/**
 * The table as nft lists it.
 *
 * @param fingerprint the fingerprint in the table's comment
 * @param chains the bodies of its chains, by name, the fingerprint's excluded
 * @param elements the elements of its sets, by name
 */
public record TableListing(Optional<Fingerprint> fingerprint, Map<String, String> chains,
		Map<String, Set<String>> elements) {

	private static final String FINGERPRINT_CHAIN = "fingerprint";

	private static final Pattern BLOCK = Pattern.compile("(?ms)^\\t(chain|set|map) (\\S+) \\{\\n(.*?)^\\t\\}$");

	private static final Pattern COMMENT = Pattern.compile("comment \"wm ([0-9a-f]{64})\"");

	private static final Pattern ELEMENTS = Pattern.compile("(?s)elements = \\{(.*?)\\}");

	private static final Pattern COMMA = Pattern.compile(",\\s*");

	public TableListing {
		chains = new TreeMap<>(chains);
		elements = Map.copyOf(elements);
	}

	/**
	 * Parses a listing.
	 * @param text what {@code nft list table} prints
	 * @return the table's content
	 */
	public static TableListing parse(String text) {
		Optional<Fingerprint> fingerprint = Optional.empty();
		Map<String, String> chains = new TreeMap<>();
		Map<String, Set<String>> elements = new HashMap<>();
		Matcher blocks = BLOCK.matcher(text);
		while (blocks.find()) {
			String name = blocks.group(2);
			String body = blocks.group(3);
			if (!blocks.group(1).equals("chain")) {
				// Packets add and time removes the elements of such a set.
				if (!body.contains("flags dynamic")) {
					elements.put(name, elements(body));
				}
			}
			else if (name.equals(FINGERPRINT_CHAIN)) {
				Matcher comment = COMMENT.matcher(body);
				fingerprint = comment.find() ? Optional.of(new Fingerprint(comment.group(1))) : Optional.empty();
			}
			else {
				chains.put(name, body);
			}
		}
		return new TableListing(fingerprint, chains, elements);
	}

	private static Set<String> elements(String body) {
		Matcher list = ELEMENTS.matcher(body);
		return list.find() ? COMMA.splitAsStream(list.group(1).strip()).collect(Collectors.toUnmodifiableSet())
				: Set.of();
	}

	/**
	 * The fingerprint of all its chains.
	 * @return equal as long as nobody changes a rule
	 */
	public Fingerprint rules() {
		return Fingerprint.of(this.chains.toString());
	}

	/**
	 * Whether it has exactly the sets and elements of a table.
	 * @param table the table
	 * @return false if an element, or a set, is there that should not be, or the other
	 * way round
	 */
	public boolean holds(Table table) {
		return this.elements.equals(
				table.sets().stream().collect(Collectors.toMap(ElementSet::name, (set) -> Set.copyOf(set.elements()))));
	}

}
