package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Make a credential or enrolment token void at once.",
		footer = { "", "Example: wm token revoke c3" })
final class TokenRevoke implements Callable<Integer> {

	private final Context context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Option(names = { "-y", "--yes" }, description = "Do not ask; without a terminal nothing is asked anyway.")
	private boolean yes;

	@Parameters(paramLabel = "ID", description = "The token's ID; see wm token list.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String id;

	TokenRevoke(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		TokenId token = TokenId.parse(this.id);
		RegistryClient registry = this.context.registry(this.context.choice().forWriting(this.mesh));
		String what = (token.enrolment() ? "enrolment token " : "credential ") + token;
		Writing.confirm(this.context, this.yes, "Revoke " + what + "?");
		if (token.enrolment()) {
			registry.revokeEnrolmentToken(token.id());
		}
		else {
			registry.revokeCredential(token.id());
		}
		this.context.screen().line("Revoked " + what + ".");
		return 0;
	}

}
