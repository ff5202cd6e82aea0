package dev.wm.contract.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The name that somebody probably meant, by its edit distance from what was written; case
 * does not count.
 */
public final class NearestName {

	// A name with more wrong than a third of its letters is another word; two swapped
	// letters count as two.
	private static final int LETTERS_PER_MISTAKE = 3;

	private NearestName() {
	}

	/**
	 * Finds the most similar name.
	 * @param written what was written
	 * @param known the names that there are
	 * @return the first of those with the least distance, empty if none is similar
	 */
	public static Optional<String> of(String written, Collection<String> known) {
		LevenshteinDistance distance = new LevenshteinDistance((written.length() + 1) / LETTERS_PER_MISTAKE);
		String lower = written.toLowerCase(Locale.ROOT);
		Comparator<String> nearest = Comparator
			.comparing((String name) -> distance.apply(lower, name.toLowerCase(Locale.ROOT)));
		return known.stream().filter((name) -> distance.apply(lower, name.toLowerCase(Locale.ROOT)) >= 0).min(nearest);
	}

}
