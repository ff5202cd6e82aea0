package dev.wm.contract.v1.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's report of its update ({@code PUT /gateway/release}).
 *
 * @param running the version that runs
 * @param wanted the version that it was to run when it began, null if nothing was wanted
 * @param state how far it is
 * @param reason why it failed, one line of at most {@value #LONGEST_REASON} characters;
 * null if it did not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateReport(ReleaseVersion running, @Nullable ReleaseVersion wanted, UpdateState state,
		@Nullable String reason) {

	/** A registry cuts a longer reason. */
	public static final int LONGEST_REASON = 500;

	public UpdateReport {
		requirePresent(running, "running");
		requirePresent(state, "state");
	}

}
