package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.Write;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Make a credential or enrolment token void at once.",
		footer = { "", "Example: wm token revoke c3", "Example: wm token revoke e5 --yes" })
final class TokenRevoke implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final RiskOptions options = new RiskOptions();

	@Parameters(paramLabel = "ID", description = "The token's ID; see wm token list.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String id;

	TokenRevoke(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		TokenId token = TokenId.parse(this.id);
		Writing writing = new Writing(this.context, this.options);
		String what = (token.enrolment() ? "enrolment token " : "credential ") + token;
		this.options.confirm(this.context, "Revoke " + what + "?");
		Write<?> write = token.enrolment() ? Write.revokeEnrolmentToken(token.id())
				: Write.revokeCredential(token.id());
		return writing.make(write, (revoked) -> writing.say("Revoked " + what + "."));
	}

}
