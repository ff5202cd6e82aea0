package dev.wm.agent.table;

import java.util.List;

import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	private static final String CHAINS = """

				chain forward {
					type filter hook forward priority 0; policy accept;
					ip saddr != @members drop
				}
			""";

	private static final Table BEFORE = table(List.of("10.0.0.1 : 10.1.0.1", "10.0.0.2 : 10.1.0.2"),
			List.of("10.0.0.1"));

	private static Table table(List<String> translated, List<String> members) {
		return new Table(List.of(new ElementSet("map", "dnat4", "ipv4_addr : ipv4_addr", translated),
				new ElementSet("set", "members", "ipv4_addr", members)), CHAINS);
	}

	@Test
	void changesWhenElementsDifferTouchJustThose() {
		Table after = table(List.of("10.0.0.2 : 10.1.0.9", "10.0.0.1 : 10.1.0.1"), List.of("10.0.0.1", "10.0.0.3"));
		assertThat(after.changes(BEFORE)).contains("""
				delete element ip wm dnat4 {
					10.0.0.2 : 10.1.0.2
				}
				add element ip wm dnat4 {
					10.0.0.2 : 10.1.0.9
				}
				add element ip wm members {
					10.0.0.3
				}
				flush chain ip wm fingerprint
				add rule ip wm fingerprint return comment "wm %s"
				""".formatted(after.fingerprint()));
	}

	@Test
	void changesWhenARuleDiffersAreNone() {
		Table after = new Table(BEFORE.sets(), CHAINS.replace("drop", "accept"));
		assertThat(after.changes(BEFORE)).isEmpty();
		assertThat(new Table(BEFORE.sets().reversed(), CHAINS).changes(BEFORE)).isEmpty();
		assertThat(after.shape()).isNotEqualTo(BEFORE.shape());
	}

	@Test
	void shapeWhenOnlyElementsDifferIsTheSame() {
		Table after = table(List.of(), List.of());
		assertThat(after.shape()).isEqualTo(BEFORE.shape());
		assertThat(after.fingerprint()).isNotEqualTo(BEFORE.fingerprint());
	}

	@Test
	void parseWhenItIsAReplacementIsTheSameTable() {
		for (Table table : List.of(BEFORE, table(List.of(), List.of()), new Table(List.of(), CHAINS))) {
			assertThat(Table.parse("# a comment\n" + table.replacement())).contains(table);
		}
	}

	@Test
	void parseWhenTheTextWasEditedIsEmpty() {
		String text = BEFORE.replacement();
		for (String edited : List.of("", text.replace("10.1.0.2", "10.1.0.3"), text.replace("drop", "accept"),
				text + "x", text.substring(1), text.replace("10.0.0.1\n", "10.0.0.1,\n\t\t\t10.0.0.9\n"))) {
			assertThat(Table.parse(edited)).as(edited).isEmpty();
		}
	}

	// As nft 1.0.6 prints it.
	private static String listing(String members) {
		return """
				table ip wm {
					map dnat4 {
						type ipv4_addr : ipv4_addr
						elements = { 10.0.0.1 : 10.1.0.1, 10.0.0.2 : 10.1.0.2 }
					}

					set members {
						type ipv4_addr
				%s	}

					chain forward {
						type filter hook forward priority filter; policy accept;
						ip saddr != @members drop
					}

					chain fingerprint {
						return comment "wm %s"
					}
				}
				""".formatted(members, BEFORE.fingerprint());
	}

	@Test
	void listingWhenReadSaysWhatIsThere() {
		TableListing whole = TableListing.parse(listing("\t\telements = { 10.0.0.1,\n\t\t\t     10.0.0.3 }\n"));
		assertThat(whole.fingerprint()).contains(BEFORE.fingerprint());
		assertThat(whole.chains()).containsOnlyKeys("forward");
		assertThat(whole.elements().get("members")).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.3");
		assertThat(whole.rules()).isEqualTo(TableListing.parse(listing("")).rules());
		assertThat(TableListing.parse("table ip wm {\n}\n").fingerprint()).isEmpty();
	}

	@Test
	void holdsWhenAnElementOrASetIsMissingOrTooManyIsFalse() {
		String right = listing("\t\telements = { 10.0.0.1 }\n");
		assertThat(TableListing.parse(right).holds(BEFORE)).isTrue();
		assertThat(TableListing.parse(listing("")).holds(BEFORE)).isFalse();
		assertThat(TableListing.parse(right.replace(", 10.0.0.2 : 10.1.0.2", "")).holds(BEFORE)).isFalse();
		assertThat(TableListing.parse(right.replace("10.1.0.2", "10.1.0.3")).holds(BEFORE)).isFalse();
		assertThat(TableListing.parse(right.replace("set members", "set others")).holds(BEFORE)).isFalse();
	}

	@Test
	void holdsWhenPacketsHaveAddedElementsIsAsBefore() {
		String right = listing("\t\telements = { 10.0.0.1 }\n");
		String dynamic = """
					set refused {
						type ipv4_addr
						size 64
						flags dynamic,timeout
						elements = { 192.168.1.66 counter packets 3 bytes 252 expires 59m57s }
					}
				""";
		int end = right.indexOf("\tchain");
		assertThat(TableListing.parse(right.substring(0, end) + dynamic + right.substring(end)).holds(BEFORE)).isTrue();
	}

	@Test
	void refusedSourcesWhenListedAreTheLatestFirst() {
		assertThat(RefusedSources.parse("""
				table ip wm {
					set refused {
						type ipv4_addr
						size 64
						flags dynamic,timeout
						timeout 1h
						elements = { 192.168.1.66 counter packets 3 bytes 252 expires 59m57s532ms,
							     192.168.1.7 timeout 1h expires 1m1s counter packets 18 bytes 1,
							     192.168.1.9 expires 1h }
					}
				}
				""")).containsExactly(new RefusedSource(IpAddress.parse("192.168.1.9"), 0, 0),
				new RefusedSource(IpAddress.parse("192.168.1.66"), 3, 2),
				new RefusedSource(IpAddress.parse("192.168.1.7"), 18, 3539));
		assertThat(RefusedSources.parse("table ip wm {\n\tset refused {\n\t}\n}\n")).isEmpty();
	}

	@Test
	void parseWhenThereIsNoCommentBeforeItIsTheSameTable() {
		assertThat(Table.parse(BEFORE.replacement())).contains(BEFORE);
		assertThat(Table.parse("\n\tchain fingerprint {\n\t\treturn comment \"wm " + BEFORE.replacement())).isEmpty();
	}

	@Test
	void equalsWhenAnElementOrARuleDiffersIsFalse() {
		assertThat(table(List.of("10.0.0.1 : 10.1.0.1", "10.0.0.2 : 10.1.0.2"), List.of("10.0.0.1"))).isEqualTo(BEFORE)
			.hasSameHashCodeAs(BEFORE);
		Table more = table(List.of("10.0.0.1 : 10.1.0.1", "10.0.0.2 : 10.1.0.2"), List.of("10.0.0.1", "10.0.0.2"));
		assertThat(more).isNotEqualTo(BEFORE).doesNotHaveSameHashCodeAs(BEFORE);
		assertThat(new Table(BEFORE.sets(), CHAINS.replace("drop", "accept"))).isNotEqualTo(BEFORE);
		assertThat(BEFORE).isNotEqualTo(null).isNotEqualTo(CHAINS);
	}

	// Whichever is asked for first.
	@Test
	void fingerprintWhenTakenBeforeOrAfterTheTextIsOfTheTextWithoutIt() {
		Fingerprint expected = Fingerprint
			.of("\n\tset members {\n\t\ttype ipv4_addr\n\t\telements = {\n\t\t\t10.0.0.1\n\t\t}\n\t}\n" + CHAINS);
		List<ElementSet> members = List.of(new ElementSet("set", "members", "ipv4_addr", List.of("10.0.0.1")));
		Table first = new Table(members, CHAINS);
		assertThat(first.fingerprint()).isEqualTo(expected).isSameAs(first.fingerprint());
		assertThat(first).hasToString("Table[" + expected + "]");
		Table second = new Table(members, CHAINS);
		assertThat(second.replacement()).startsWith("table ip wm\ndelete table ip wm\ntable ip wm {\n")
			.endsWith("\treturn comment \"wm " + expected + "\"\n\t}\n}\n");
		assertThat(second.fingerprint()).isEqualTo(expected);
	}

}
