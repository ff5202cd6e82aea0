package dev.wm.contract.v1.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wm.contract.v1.Problem;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * One line of the response to an import that was requested as
 * {@code application/x-ndjson}. The last line has a summary or a problem: with a problem,
 * nothing has been stored.
 *
 * @param section which part of the document is being read, or {@code done}
 * @param rows how many rows of it are stored so far
 * @param summary what came of it all, null while it goes on
 * @param problem why nothing came of it, null if nothing is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportProgress(String section, long rows, @Nullable ImportSummary summary, @Nullable Problem problem) {

	/** The media type of an answer that tells the progress. */
	public static final String MEDIA_TYPE = "application/x-ndjson";

	/** The section of the last line. */
	public static final String DONE = "done";

	public ImportProgress {
		requirePresent(section, "section");
	}

}
