package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.Result;
import dev.wm.agent.text.Fingerprint;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Loads the nftables table and tells whether it still is as it was loaded. The table's
 * comment alone cannot: it stays when somebody flushes the rules.
 */
final class TableControl {

	// Listing 20,000 elements at each poll would cost more than everything else together.
	private static final int LARGE = 100_000;

	private static final int FULL_LOOK_EVERY = 30;

	private final CommandRunner runner;

	private final Paths paths;

	private int looks;

	private @Nullable TableStamp unwritten;

	TableControl(CommandRunner runner, Paths paths) {
		this.runner = runner;
		this.paths = paths;
	}

	Optional<TableState> observe() {
		Optional<TableStamp> stamp = stamp();
		boolean large = stamp.map(TableStamp::large).orElse(true);
		boolean full = !large || this.looks++ % FULL_LOOK_EVERY == FULL_LOOK_EVERY - 1;
		Result listing = this.runner.attempt(list(full));
		if (!listing.succeeded()) {
			return absent(listing, full);
		}
		Fingerprint seen = Fingerprint.of(listing.output());
		boolean intact = stamp.map((loaded) -> seen.equals(full ? loaded.full() : loaded.terse())).orElse(false);
		return Optional.of(new TableState(TableState.claim(listing.output()), intact, this.unwritten == null));
	}

	// nft has one exit code for everything: without rights, the table is not absent.
	private Optional<TableState> absent(Result listing, boolean full) {
		if (!listing.errors().contains("No such file or directory")) {
			this.runner.run(list(full));
		}
		return Optional.empty();
	}

	private Optional<TableStamp> stamp() {
		return Optional.ofNullable(this.unwritten)
			.or(() -> FileReader.text(this.paths.tableStamp()).flatMap(TableStamp::parse));
	}

	// Once nft has taken it, the table is in force, and what follows may not fail it: the
	// next look sees whether it has to be loaded or written down once more.
	void load(Action.LoadTable action) {
		this.runner.run(Command.of("nft", "-f", "-").withInput(action.transaction()));
		try {
			Fingerprint full = Fingerprint.of(this.runner.run(list(true)));
			Fingerprint terse = Fingerprint.of(this.runner.run(list(false)));
			this.unwritten = new TableStamp(action.transaction().length() > LARGE, full, terse);
			record();
		}
		catch (CommandException | UncheckedIOException ex) {
			// The plan made after the present one shows it.
		}
	}

	void record() {
		TableStamp stamp = this.unwritten;
		if (stamp != null) {
			new AtomicFile(this.paths.tableStamp()).write(stamp.toString().getBytes(UTF_8), FileMode.PUBLIC);
			this.unwritten = null;
		}
	}

	// The first line makes the second one possible where there is none.
	void remove() {
		this.runner.run(Command.of("nft", "-f", "-").withInput("table ip wm\ndelete table ip wm\n"));
	}

	private static Command list(boolean full) {
		return full ? Command.of("nft", "list", "table", "ip", "wm")
				: Command.of("nft", "-t", "list", "table", "ip", "wm");
	}

}
