package dev.wm.cli.command.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.command.result.EnumNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "completion", description = "Print a completion script for bash, zsh or fish.",
		footer = { "", "Example: wm completion bash > /etc/bash_completion.d/wm",
				"Example: wm completion zsh > /usr/local/share/zsh/site-functions/_wm",
				"Example: wm completion fish > ~/.config/fish/completions/wm.fish" })
final class CompletionCommand implements Callable<Integer> {

	enum Shell {

		BASH, ZSH, FISH

	}

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Shell shell;

	CompletionCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		this.context.console().verbatim(text("completion." + EnumNames.word(this.shell)));
		return 0;
	}

	private static String text(String name) {
		try (InputStream in = CompletionCommand.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
