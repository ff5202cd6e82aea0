package dev.wm.cli.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.wm.contract.v1.transfer.ImportProgress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Parses the progress lines of the response to an import.
 */
final class ImportProgressReader implements Consumer<String> {

	private final Map<String, Long> stored = new HashMap<>();

	private final ImportListener listener;

	private @Nullable ImportProgress last;

	ImportProgressReader(ImportListener listener) {
		this.listener = listener;
	}

	@Override
	public void accept(String line) {
		ImportProgress progress = parse(line);
		this.last = progress;
		if (!progress.section().equals(ImportProgress.DONE)) {
			this.stored.put(progress.section(), progress.rows());
			this.listener.stored(this.stored.values().stream().mapToLong(Long::longValue).sum());
		}
	}

	private static ImportProgress parse(String line) {
		try {
			ImportProgress progress = Json.MAPPER.readValue(line, ImportProgress.class);
			if (progress != null) {
				return progress;
			}
		}
		catch (JacksonException ex) {
			// Its text repeats the line.
		}
		throw noResult();
	}

	/** Throws unless the response ended with a summary. */
	void requireSuccess() {
		if (this.last != null && this.last.problem() != null) {
			throw new ProblemException(this.last.problem());
		}
		if (this.last == null || this.last.summary() == null) {
			throw noResult();
		}
	}

	private static UnexpectedResponseException noResult() {
		return new UnexpectedResponseException(
				"The registry did not report the result of the import. Check with wm list"
						+ " whether it is there, and that wm is not older than the registry.");
	}

}
