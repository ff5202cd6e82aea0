package dev.wm.cli.command.edit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.wm.cli.client.ETagged;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Changes members of one object, guarded by its ETag.
 *
 * @param <T> the object's type
 */
abstract class EditObjectCommand<T> implements Callable<Integer> {

	private final CommandContext context;

	private final Kind<T> kind;

	private final Map<String, Member> members;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Option(names = "--set", paramLabel = "MEMBER=VALUE",
			description = "Member to set, as -o json names it; repeatable. An empty value removes it.")
	private Map<String, String> changes = Map.of();

	EditObjectCommand(CommandContext context, Kind<T> kind, Map<String, Member> members) {
		this.context = context;
		this.kind = kind;
		this.members = members;
	}

	/** What the API calls the object. */
	abstract Object target();

	/** What people call it. */
	abstract String describe(T value);

	@Override
	public Integer call() {
		Map<String, @Nullable Object> patch = patch();
		MeshWriter writer = new MeshWriter(this.context, this.options);
		ETagged<T> seen = writer.registry().get(this.kind, target());
		return writer.send(WriteRequest.edit(this.kind, target(), seen.tag(), patch),
				(value) -> writer.say("Changed " + describe(value) + "."));
	}

	/** What options of its own set, as {@code --set} would; empty for nothing. */
	Map<String, String> options() {
		return Map.of();
	}

	private Map<String, @Nullable Object> patch() {
		Map<String, @Nullable Object> patch = new LinkedHashMap<>();
		Map<String, String> wanted = new LinkedHashMap<>(this.changes);
		wanted.putAll(options());
		if (wanted.isEmpty()) {
			throw CommandException.usage("There is nothing to change: name a member with --set MEMBER=VALUE.");
		}
		wanted.forEach((name, text) -> {
			Member member = this.members.get(name);
			if (member == null) {
				throw CommandException
					.usage("There is no " + InvalidValueException.quote(name) + " to change here: choose "
							+ String.join(", ", this.members.keySet().stream().sorted().toList()) + ".");
			}
			patch.put(name, text.isEmpty() ? null : read(name, member, text));
		});
		return patch;
	}

	private static Object read(String name, Member member, String text) {
		try {
			return member.parse(text);
		}
		catch (InvalidValueException ex) {
			throw CommandException.usage(name + ": " + ex.getMessage());
		}
	}

	/** A member that can be changed. */
	interface Member {

		Object parse(String text);

		/** Yes or no. */
		static Object flag(String text) {
			return switch (text) {
				case "true", "yes", "on" -> true;
				case "false", "no", "off" -> false;
				default -> throw new InvalidValueException("Write true or false.");
			};
		}

	}

}
