package dev.wm.registry.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the document, in the order in which they follow one another: each needs only
 * those before it. A row has the members that the table has columns, but what only means
 * something inside one database.
 */
enum ExportSection {

	/** The sites. */
	SITES("site", "- 'id' - 'supernet'", "domain collate \"C\""),

	/** The hosts. */
	HOSTS("host", "- 'id' - 'site_subnet'", "site collate \"C\", label collate \"C\""),

	/** The devices. */
	DEVICES("device", "- 'id' - 'site_subnet' - 'site_hub'", "label collate \"C\""),

	/** The addresses that were given back, longest free first. */
	RELEASED_ADDRESSES("released_address", "- 'id'", "id"),

	/**
	 * The gateways that have enrolled, and where the others reach them. What they said
	 * moves by itself, and comes again.
	 */
	GATEWAYS("gateway", "- 'id' - 'session' - 'reported_at' - 'report' - 'last_seen'", "site collate \"C\""),

	/**
	 * The credentials; their hashes only when secrets are wanted. When they were used is
	 * left out: it moves by itself, and the same content is to be the same document.
	 */
	CREDENTIALS("credential", "- 'last_used'", "id"),

	/** The enrolment tokens; their hashes only when secrets are wanted. */
	ENROLMENT_TOKENS("enrolment_token", "", "id"),

	/** The books. */
	CHANGES("change", "", "revision, position");

	private final String table;

	private final String left;

	private final String order;

	ExportSection(String table, String left, String order) {
		this.table = table;
		this.left = left;
		this.order = order;
	}

	String table() {
		return this.table;
	}

	/** Whether rows are known by their numbers elsewhere, which they have to keep. */
	boolean isNumbered() {
		return this == CREDENTIALS || this == ENROLMENT_TOKENS;
	}

	/** The name in the document. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	String select(boolean secrets) {
		String hidden = (isNumbered() && !secrets) ? " - 'token_hash'" : "";
		return "select cast(to_jsonb(t) " + this.left + hidden + " as text) from " + this.table + " t order by "
				+ this.order;
	}

	/**
	 * Columns that repeat what another table says, for a check to compare with.
	 */
	String impliedColumns() {
		return switch (this) {
			case SITES -> ", supernet";
			case HOSTS -> ", site_subnet";
			case DEVICES -> ", site_subnet, site_hub";
			default -> "";
		};
	}

	String impliedValues() {
		return switch (this) {
			case SITES -> ", s.supernet";
			case HOSTS -> ", s.subnet";
			case DEVICES -> ", s.subnet, s.hub";
			default -> "";
		};
	}

	String join() {
		return switch (this) {
			case SITES -> "cross join mesh s";
			case HOSTS, DEVICES -> "left join site s on s.domain = r.site";
			default -> "";
		};
	}

	static Optional<ExportSection> parse(String text) {
		return Arrays.stream(values()).filter((section) -> section.text().equals(text)).findFirst();
	}

}
