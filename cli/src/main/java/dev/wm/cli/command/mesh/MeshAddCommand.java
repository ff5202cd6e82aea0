package dev.wm.cli.command.mesh;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.OutputOption;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.output.Terminal;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.cli.settings.TokenFile;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.v1.config.MeshConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", description = "Connect to a registry and save its URL and token.",
		footer = { "", "Example: wm mesh add https://wm-registry.example.com - < token" })
final class MeshAddCommand implements Callable<Integer> {

	private static final String STANDARD_INPUT = "-";

	private final CommandContext context;

	@Mixin
	private final OutputOption options = new OutputOption();

	@Parameters(index = "0", paramLabel = "URL", description = "Such as https://wm-registry.example.com.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private RegistryUrl url;

	@Parameters(index = "1", arity = "0..1", paramLabel = "TOKEN",
			description = "An administrator's token; - reads it from standard input.")
	private @Nullable String token;

	@Option(names = "--token-file", paramLabel = "FILE", description = "Read the token from this file.")
	private @Nullable Path tokenFile;

	MeshAddCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		String given = token();
		if (given.isBlank()) {
			throw CommandException.usage(missing());
		}
		BearerToken secret = BearerToken.parse(given);
		if (this.url.isExposed()) {
			this.context.console()
				.error("warning: " + this.url + " is not encrypted, so the token can be read on the way: use https.");
		}
		// Nothing is kept unless the registry takes the token.
		MeshConfig config = this.context.registry(new MeshSettings("", null, this.url, secret)).config();
		MeshSettings mesh = this.context.store().save(this.url, secret, config.meshName(), config.supernet());
		new ResultPrinter(this.context.console(), this.options.format()).print(MeshRow.of(mesh),
				() -> this.context.console()
					.line("Added mesh " + mesh.title() + ": sites " + config.sites().size() + ", hosts "
							+ config.hosts().size() + ". Saved to " + this.context.store().file(mesh.slug()) + "."));
		return 0;
	}

	private String missing() {
		if (this.tokenFile != null) {
			return "The token file " + this.tokenFile + " is empty: write an administrator's token into it.";
		}
		return STANDARD_INPUT.equals(this.token) && !this.context.terminal().isInteractive()
				? "Standard input has no token: give it one, as in wm mesh add " + this.url + " - < token."
				: "The token is empty: give an administrator's token.";
	}

	private String token() {
		if (this.token != null && this.tokenFile != null) {
			throw CommandException.usage("Give the token either as an argument or with --token-file, not both.");
		}
		if (this.tokenFile != null) {
			return TokenFile.read(this.tokenFile);
		}
		Terminal terminal = this.context.terminal();
		if (this.token == null && !terminal.isInteractive()) {
			throw CommandException.usage(
					"TOKEN is missing: give it as an argument, as - to read it from standard input, or with --token-file.");
		}
		if (this.token == null || (this.token.equals(STANDARD_INPUT) && terminal.isInteractive())) {
			return terminal.promptSecret("Token: ");
		}
		return this.token.equals(STANDARD_INPUT) ? terminal.readLine() : this.token;
	}

}
