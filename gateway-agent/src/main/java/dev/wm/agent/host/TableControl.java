package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.RunningCommand;
import dev.wm.agent.table.RefusedSources;
import dev.wm.agent.table.Table;
import dev.wm.agent.table.TableListing;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Loads the nftables table and observes whether it is still as it was loaded. Its comment
 * alone does not tell: it stays when somebody flushes the rules.
 */
final class TableControl {

	// For changes that the monitor does not report; seldom, since a table may have 20,000
	// elements.
	private static final int FULL_INSPECTION_EVERY = 120;

	private static final Command NFT = Command.of("nft", "-f", "-");

	private final CommandRunner runner;

	private final Paths paths;

	private final TableWatch watch;

	private int inspections;

	private boolean trusted;

	private @Nullable Table loaded;

	private @Nullable TableStamp unwritten;

	private @Nullable RunningCommand ending;

	TableControl(CommandRunner runner, Paths paths, TableWatch watch) {
		this.runner = runner;
		this.watch = watch;
		this.paths = paths;
	}

	Optional<TableState> observe() {
		awaitEndOrInspect();
		Optional<Table> known = Optional.ofNullable(this.loaded).or(this::onDisk);
		if (isUntouched(known)) {
			return known.map((table) -> state(Optional.of(table.fingerprint()), known));
		}
		this.trusted = false;
		this.inspections = 0;
		CommandResult result = this.runner.attempt(list());
		if (!result.succeeded()) {
			return absent(result);
		}
		TableListing listing = TableListing.parse(result.output());
		Optional<Table> content = known
			.filter((table) -> listing.fingerprint().equals(Optional.of(table.fingerprint())))
			.filter((table) -> stamp().equals(Optional.of(new TableStamp(listing.rules()))))
			.filter(listing::holds);
		this.trusted = content.isPresent();
		return Optional.of(state(listing.fingerprint(), content));
	}

	private TableState state(Optional<Fingerprint> fingerprint, Optional<Table> content) {
		return new TableState(fingerprint, content, this.unwritten == null);
	}

	// Listing what nobody has touched would cost more than everything else together.
	private boolean isUntouched(Optional<Table> known) {
		return known.isPresent() && this.watch.quiet() && this.trusted && ++this.inspections < FULL_INSPECTION_EVERY;
	}

	// nft has one exit code for everything: without rights, the table is not absent.
	private Optional<TableState> absent(CommandResult listing) {
		if (!listing.errors().contains("No such file or directory")) {
			throw new HostException("nft cannot list table ip wm: " + listing.errorSummary());
		}
		return Optional.empty();
	}

	private Optional<Table> onDisk() {
		Optional<Table> written = FileReader.text(this.paths.of(ManagedFile.TABLE)).flatMap(Table::parse);
		this.loaded = written.orElse(null);
		return written;
	}

	private Optional<TableStamp> stamp() {
		return Optional.ofNullable(this.unwritten)
			.or(() -> FileReader.text(this.paths.tableStamp()).flatMap(TableStamp::parse));
	}

	// Once nft has taken it, the table is applied, and what follows may not fail it: the
	// next
	// inspection shows whether it has to be loaded or recorded once more.
	void load(Table table) {
		this.runner.run(nft(table.replacement()));
		this.watch.ownTable();
		this.trusted = false;
		this.loaded = table;
		try {
			TableListing listing = TableListing.parse(this.runner.run(list()));
			this.unwritten = new TableStamp(listing.rules());
			record();
		}
		catch (CommandException | UncheckedIOException ex) {
			// The next plan shows it.
		}
	}

	// Fails if an element is missing that somebody removed since the last full
	// inspection.
	void update(FirewallAction.UpdateTable action) {
		Command command = nft(action.changes());
		try {
			RunningCommand nft = this.watch.own(() -> this.runner.begin(command));
			if (nft.endsWithin(Duration.ZERO)) {
				CommandRunner.required(command, nft.result());
			}
			else {
				this.ending = nft;
			}
			this.loaded = action.table();
		}
		catch (CommandException ex) {
			load(action.table());
		}
	}

	/**
	 * Waits until the nft process of the last update has ended, which is a while after it
	 * was applied.
	 * @return false if it may have been applied only now: another's transaction may have
	 * been taken for it
	 * @throws CommandException if it failed, and another's was taken for it
	 */
	boolean awaitEnd() {
		RunningCommand nft = this.ending;
		if (nft == null) {
			return true;
		}
		this.ending = null;
		boolean wasTrusted = this.trusted;
		this.trusted = false;
		CommandRunner.required(NFT, nft.result());
		boolean certain = this.watch.wasAlone();
		this.trusted = wasTrusted && certain;
		return certain;
	}

	private void awaitEndOrInspect() {
		try {
			awaitEnd();
		}
		catch (CommandException ex) {
			// The table is listed next, which shows what is missing.
		}
	}

	void remove() {
		this.runner.run(Command.of("nft", "delete", "table", "ip", "wm"));
		AtomicFile.delete(this.paths.tableStamp());
	}

	void record() {
		TableStamp stamp = this.unwritten;
		if (stamp != null) {
			new AtomicFile(this.paths.tableStamp()).write(stamp.toString().getBytes(UTF_8), FileMode.PUBLIC);
			this.unwritten = null;
		}
	}

	/** The unregistered machines in the table's set, none without the table. */
	List<RefusedSource> refused() {
		CommandResult listing = this.runner.attempt(Command.of("nft", "list", "set", "ip", "wm", RefusedSources.SET));
		return listing.succeeded() ? RefusedSources.parse(listing.output()) : List.of();
	}

	private static Command nft(String transaction) {
		return NFT.withInput(transaction);
	}

	private static Command list() {
		return Command.of("nft", "list", "table", "ip", "wm");
	}

}
