package dev.wm.registry.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.wm.contract.InvalidValueException;
import dev.wm.registry.files.ConfigFile;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code setup}: Caddy serves the registry under a name, and the registry
 * knows that name. Running it again changes nothing.
 */
public final class SetupCommand {

	/** Where the package wm-registry has its settings. */
	public static final Path SETTINGS_FILE = Path.of("/etc/wm-registry/registry.env");

	private static final Path CADDYFILE = Path.of("/etc/caddy/Caddyfile");

	private static final String RESTART = "systemctl restart wm-registry";

	private final @Nullable PublicDomain domain;

	private final String upstream;

	private final Machine machine;

	private final ConfigFile caddyfile;

	private final ConfigFile settingsFile;

	SetupCommand(@Nullable PublicDomain domain, String upstream, Machine machine, ConfigFile caddyfile,
			ConfigFile settingsFile) {
		this.domain = domain;
		this.upstream = upstream;
		this.machine = machine;
		this.caddyfile = caddyfile;
		this.settingsFile = settingsFile;
	}

	/**
	 * Whether these are the command's arguments.
	 * @param arguments what follows its name
	 * @return false if its usage has to be shown
	 */
	public static boolean has(List<String> arguments) {
		return arguments.equals(List.of("--undo")) || name(arguments).isPresent();
	}

	private static Optional<String> name(List<String> arguments) {
		if (arguments.size() == 2 && arguments.getFirst().equals("--domain")) {
			return Optional.of(arguments.get(1));
		}
		return (arguments.size() == 1 && arguments.getFirst().startsWith("--domain="))
				? Optional.of(arguments.getFirst().substring("--domain=".length())) : Optional.empty();
	}

	/**
	 * Parses the command.
	 * @param arguments what follows its name
	 * @param environment the registry's settings
	 * @return the command
	 * @throws StartupException if the name is none
	 */
	public static SetupCommand parse(List<String> arguments, Map<String, String> environment) {
		RegistrySettings settings = RegistrySettings.read(environment);
		String address = settings.address().toString();
		String upstream = (address.equals("0.0.0.0") ? "127.0.0.1" : address) + ":" + settings.port();
		try {
			return new SetupCommand(name(arguments).map(PublicDomain::parse).orElse(null), upstream, new LocalMachine(),
					new ConfigFile(CADDYFILE), new ConfigFile(SETTINGS_FILE));
		}
		catch (InvalidValueException ex) {
			throw new StartupException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Sets up the machine, or takes that back.
	 * @param out takes the lines for the user
	 */
	public void run(Consumer<String> out) {
		try {
			if (this.domain != null) {
				setUp(this.domain, out);
			}
			else {
				undo(out);
			}
		}
		catch (IOException ex) {
			throw new StartupException("The files of the system cannot be changed (" + ex + "): run this as root.");
		}
	}

	private void setUp(PublicDomain name, Consumer<String> out) throws IOException {
		if (this.machine.run(List.of("caddy", "version")).isEmpty() && !this.caddyfile.hasFolder()) {
			throw new StartupException("Caddy is not installed: run apt install caddy, then this again.");
		}
		String before = this.caddyfile.read().orElse("");
		changeCaddyfile(before, CaddySite.with(before, name.text(), this.upstream), out);
		out.accept("Caddy serves " + name.url() + " from the registry on " + this.upstream + ", by "
				+ this.caddyfile.path() + ".");
		changeSettings(name.url(), out);
		out.accept(DomainCheck.sentence(name, this.machine.resolve(name.text()), this.machine.addresses()));
	}

	private void undo(Consumer<String> out) throws IOException {
		String before = this.caddyfile.read().orElse("");
		Optional<String> name = CaddySite.domain(before);
		changeCaddyfile(before, CaddySite.without(before), out);
		out.accept(name.map((one) -> "Caddy serves " + one + " no longer.")
			.orElse("Caddy does not serve the registry: there is nothing to take back."));
		String settings = this.settingsFile.read().orElse("");
		if (name.isPresent() && EnvSetting.read(settings).equals(name.map((one) -> "https://" + one))) {
			changeSettings(null, out);
		}
	}

	private void changeCaddyfile(String before, String after, Consumer<String> out) throws IOException {
		if (before.equals(after)) {
			return;
		}
		this.caddyfile.replace(after, (draft) -> validate(draft, out));
		restart("systemctl reload-or-restart caddy", out);
	}

	private void validate(Path draft, Consumer<String> out) {
		Optional<Machine.Result> result = this.machine
			.run(List.of("caddy", "validate", "--adapter", "caddyfile", "--config", draft.toString()));
		if (result.isEmpty()) {
			out.accept("There is no caddy on this machine to check the file with.");
		}
		else if (result.get().exitCode() != 0) {
			throw new StartupException("Caddy refuses " + this.caddyfile.path() + " with a site for the registry ("
					+ result.get().lastLine() + "): correct the file, then run this again. Nothing was changed.");
		}
	}

	private void changeSettings(@Nullable String url, Consumer<String> out) throws IOException {
		Optional<String> before = this.settingsFile.read();
		if (before.isEmpty()) {
			out.accept("There is no " + this.settingsFile.path() + ": start the registry with "
					+ ((url != null) ? "WM_PUBLIC_URL=" + url : "no WM_PUBLIC_URL") + ".");
			return;
		}
		String after = EnvSetting.with(before.get(), url);
		if (!after.equals(before.get())) {
			this.settingsFile.replace(after, (draft) -> {
				// Nobody checks it but the registry.
			});
			restart(RESTART, out);
		}
		out.accept((url != null) ? "The registry knows that by WM_PUBLIC_URL in " + this.settingsFile.path() + "."
				: "WM_PUBLIC_URL is gone from " + this.settingsFile.path() + ".");
		if (EnvSetting.value(after, "CF_DOMAIN").isPresent()) {
			out.accept("CF_DOMAIN in that file is for a Cloudflare tunnel: remove it, or clients' addresses are taken"
					+ " from a header that Caddy does not set.");
		}
	}

	private void restart(String command, Consumer<String> out) {
		Optional<Machine.Result> result = this.machine.hasSystemd() ? this.machine.run(List.of(command.split(" ")))
				: Optional.empty();
		if (result.filter((one) -> one.exitCode() == 0).isEmpty()) {
			out.accept("Run this for it to take effect: " + command);
		}
	}

}
