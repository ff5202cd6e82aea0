package dev.wm.cli.command;

import java.util.function.Consumer;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.Write;
import dev.wm.cli.settings.MeshSettings;

/**
 * One change of one mesh: made, or with {@code --plan} only looked at.
 */
final class Writing {

	private final Context context;

	private final WriteOptions options;

	private final MeshSettings mesh;

	private final RegistryClient registry;

	Writing(Context context, WriteOptions options) {
		this.context = context;
		this.options = options;
		this.mesh = context.choice().forWriting(options.mesh());
		this.registry = context.registry(this.mesh);
	}

	MeshSettings mesh() {
		return this.mesh;
	}

	RegistryClient registry() {
		return this.registry;
	}

	/**
	 * Makes the change, or shows it.
	 * @param write the change
	 * @param text says for people what was done
	 * @return the exit code
	 */
	<T> int make(Write<T> write, Consumer<T> text) {
		Output output = new Output(this.context, this.options);
		if (this.options.isPlan()) {
			var plan = this.registry.plan(write);
			output.print(plan, () -> new Differences(this.context.screen()).show(plan));
		}
		else {
			T made = this.registry.make(write);
			output.print(made, () -> text.accept(made));
		}
		return 0;
	}

	/** Says a result in one line. */
	void say(String sentence) {
		this.context.screen().line(sentence);
	}

}
