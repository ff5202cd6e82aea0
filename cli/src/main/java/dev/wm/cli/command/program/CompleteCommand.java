package dev.wm.cli.command.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.ParallelCalls;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.command.result.EnumNames;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.settings.SettingsException;
import dev.wm.contract.v1.config.MeshConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "complete", hidden = true, description = "Print the candidates for the next word.",
		footer = { "", "Example: wm complete -- remove nas" })
final class CompleteCommand implements Runnable {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Parameters(arity = "0..*", paramLabel = "WORD",
			description = "What was typed after wm; the last may be unfinished.")
	private List<String> words = List.of();

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	CompleteCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public void run() {
		String last = this.words.isEmpty() ? "" : this.words.getLast();
		List<String> before = this.words.isEmpty() ? List.of() : this.words.subList(0, this.words.size() - 1);
		candidates(before, last).filter((word) -> word.startsWith(last))
			.distinct()
			.sorted()
			.forEach(this.context.console()::line);
	}

	private Stream<String> candidates(List<String> before, String last) {
		CommandLine line = this.spec.root().commandLine();
		int next = 0;
		while (next < before.size() && line.getSubcommands().containsKey(before.get(next))) {
			line = Objects.requireNonNull(line.getSubcommands().get(before.get(next)));
			next++;
		}
		List<String> rest = before.subList(next, before.size());
		OptionSpec open = rest.isEmpty() ? null : open(line, rest.getLast());
		if (open != null) {
			return values(open);
		}
		if (last.startsWith("-")) {
			return line.getCommandSpec().options().stream().flatMap((option) -> Arrays.stream(option.names()));
		}
		return line.getSubcommands().isEmpty() ? positional(line, rest) : visible(line);
	}

	private static Stream<String> visible(CommandLine line) {
		return line.getSubcommands()
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().getCommandSpec().usageMessage().hidden())
			.map(Map.Entry::getKey);
	}

	// An option that still waits for its value.
	private static @Nullable OptionSpec open(CommandLine line, String word) {
		OptionSpec option = line.getCommandSpec().findOption(word);
		return (option != null && option.arity().min() > 0) ? option : null;
	}

	private Stream<String> positional(CommandLine line, List<String> rest) {
		List<String> given = new ArrayList<>();
		boolean value = false;
		for (String word : rest) {
			if (!value && !word.startsWith("-")) {
				given.add(word);
			}
			value = !value && open(line, word) != null;
		}
		return line.getCommandSpec()
			.positionalParameters()
			.stream()
			.filter((parameter) -> parameter.index().contains(given.size()))
			.flatMap(this::values);
	}

	private Stream<String> values(ArgSpec argument) {
		if (argument.type().isEnum()) {
			return Arrays.stream(argument.type().getEnumConstants()).map(EnumNames::word);
		}
		return switch (argument.paramLabel()) {
			case "MESH", "SLUG" -> meshes();
			case "DOMAIN" -> live((config) -> ObjectNames.of(config.sites()).stream());
			case "NAME.DOMAIN" -> live((config) -> ObjectNames.of(List.of(config.hosts(), config.devices())).stream());
			case "NAME" -> live((config) -> ObjectNames.of(config.devices()).stream());
			case "SITE|DEVICE" -> live((config) -> ObjectNames.of(List.of(config.sites(), config.devices())).stream());
			case "COMMAND" -> visible(this.spec.root().commandLine());
			default -> Stream.of();
		};
	}

	private Stream<String> meshes() {
		return this.context.store().all().stream().map(MeshEntry::slug);
	}

	// Whoever presses Tab wants words or nothing, never an error.
	private Stream<String> live(Function<MeshConfig, Stream<String>> names) {
		try {
			List<MeshSettings> meshes = this.context.meshSelector()
				.forReading(null)
				.stream()
				.filter(MeshSettings.class::isInstance)
				.map(MeshSettings.class::cast)
				.toList();
			return ParallelCalls.map(meshes, (mesh) -> names(mesh, names)).stream().flatMap(List::stream);
		}
		catch (CommandException | SettingsException ex) {
			return Stream.of();
		}
	}

	private List<String> names(MeshSettings mesh, Function<MeshConfig, Stream<String>> names) {
		try {
			RegistryClient registry = this.context.registry(mesh);
			return names.apply(registry.config()).toList();
		}
		catch (RegistryException ex) {
			return List.of();
		}
	}

}
