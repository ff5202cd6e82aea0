package dev.wm.registry.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A section of the export document. Sections are in the order of their dependencies. A
 * row has the columns of the table as members, without those that only mean something
 * inside one database.
 */
enum ExportSection {

	/** The sites. */
	SITES("site", "- 'id' - 'supernet'", "domain collate \"C\""),

	/** The hosts. */
	HOSTS("host", "- 'id' - 'site_subnet'", "site collate \"C\", label collate \"C\""),

	/** The devices. */
	DEVICES("device", "- 'id' - 'site_subnet' - 'site_hub'", "label collate \"C\""),

	/** The released addresses, longest free first. */
	RELEASED_ADDRESSES("released_address", "- 'id'", "id"),

	/**
	 * The enrolled gateways and their public addresses. Their reports are left out: they
	 * change by themselves, and gateways report again.
	 */
	GATEWAYS("gateway", "- 'id' - 'session' - 'reported_at' - 'report' - 'last_seen'", "site collate \"C\""),

	/**
	 * The credentials; their hashes only if secrets are requested. Their last use is left
	 * out: it changes by itself, and equal content has to be an equal document.
	 */
	CREDENTIALS("credential", "- 'last_used'", "id"),

	/**
	 * The enrolment tokens; their hashes only if secrets are requested. What a device has
	 * claimed with one matters for the minute that it joins in.
	 */
	ENROLMENT_TOKENS("enrolment_token", "- 'claimed_key'", "id"),

	/** The change log. */
	CHANGES("change", "", "revision, position");

	private final String table;

	private final String omitted;

	private final String order;

	ExportSection(String table, String omitted, String order) {
		this.table = table;
		this.omitted = omitted;
		this.order = order;
	}

	String table() {
		return this.table;
	}

	/** Whether rows are referenced by number, which they have to keep. */
	boolean isNumbered() {
		return this == CREDENTIALS || this == ENROLMENT_TOKENS;
	}

	/** The name in the document. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	String select(boolean secrets) {
		String hidden = (isNumbered() && !secrets) ? " - 'token_hash'" : "";
		return "select cast(to_jsonb(t) " + this.omitted + hidden + " as text) from " + this.table + " t order by "
				+ this.order;
	}

	/**
	 * Columns that repeat those of another table, for its constraints.
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
