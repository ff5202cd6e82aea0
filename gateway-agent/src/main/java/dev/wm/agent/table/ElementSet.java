package dev.wm.agent.table;

import java.util.Collection;
import java.util.List;

/**
 * A named set or map of the table. Its elements are single addresses, not intervals, so
 * that one is added or removed without touching another.
 *
 * @param kind {@code set} or {@code map}
 * @param name its name
 * @param type the type of its elements
 * @param elements in nft's notation, each once
 */
public record ElementSet(String kind, String name, String type, List<String> elements) {

	public ElementSet {
		elements = List.copyOf(elements);
	}

	/** Its declaration without elements. */
	String declaration() {
		return this.kind + " " + this.name + " {\n\t\ttype " + this.type + "\n";
	}

	// nft takes no empty list of elements.
	void appendTo(StringBuilder text) {
		text.append("\n\t").append(declaration());
		String before = "\t\telements = {\n\t\t\t";
		for (String element : this.elements) {
			text.append(before).append(element);
			before = ",\n\t\t\t";
		}
		text.append(this.elements.isEmpty() ? "" : "\n\t\t}\n").append("\t}\n");
	}

	String delete(Collection<String> some) {
		return change("delete", some);
	}

	String add(Collection<String> some) {
		return change("add", some);
	}

	private String change(String verb, Collection<String> some) {
		return some.isEmpty() ? ""
				: verb + " element ip wm " + this.name + " {\n\t" + String.join(",\n\t", some) + "\n}\n";
	}

}
