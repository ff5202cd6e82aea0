package dev.wm.cli.command.run;

import java.util.function.Consumer;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.settings.MeshSettings;

/**
 * Sends a change to one mesh, or with {@code --plan} shows it as a dry run.
 */
public final class MeshWriter {

	private final CommandContext context;

	private final WriteOptions options;

	private final MeshSettings mesh;

	private final RegistryClient registry;

	public MeshWriter(CommandContext context, WriteOptions options) {
		this.context = context;
		this.options = options;
		this.mesh = context.meshSelector().forWriting(options.mesh());
		this.registry = context.registry(this.mesh);
	}

	public MeshSettings mesh() {
		return this.mesh;
	}

	public RegistryClient registry() {
		return this.registry;
	}

	/**
	 * Makes sure that the change is possible and meant, unless this is a dry run: nobody
	 * is asked to confirm what the registry refuses.
	 * @param options its options
	 * @param write the change
	 * @param question ends with a question mark
	 */
	public void confirm(ConfirmOptions options, WriteRequest<?> write, String question) {
		if (!options.isConfirmed() && !options.isPlan()) {
			this.registry.plan(write);
		}
		options.confirm(this.context, question);
	}

	/**
	 * Sends the change, or shows its plan.
	 * @param write the change
	 * @param text prints for people what was done
	 * @return the exit code
	 */
	public <T> int send(WriteRequest<T> write, Consumer<T> text) {
		ResultPrinter output = new ResultPrinter(this.context.console(), this.options.format());
		if (this.options.isPlan()) {
			var plan = this.registry.plan(write);
			output.print(plan, () -> new DiffPrinter(this.context.console()).show(plan));
		}
		else {
			T result = this.registry.send(write);
			output.print(result, () -> text.accept(result));
		}
		return 0;
	}

	/** Says a result in one line. */
	public void say(String sentence) {
		this.context.console().line(sentence);
	}

}
