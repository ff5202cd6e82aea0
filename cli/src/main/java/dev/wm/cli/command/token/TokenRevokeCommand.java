package dev.wm.cli.command.token;

import java.util.concurrent.Callable;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.result.TokenId;
import dev.wm.cli.command.run.MeshWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Revoke a credential or an enrolment token.",
		footer = { "", "Example: wm token revoke c3", "Example: wm token revoke e5 --yes" })
final class TokenRevokeCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final ConfirmOptions options = new ConfirmOptions();

	@Parameters(paramLabel = "ID", description = "The token's ID; see wm token list.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String id;

	TokenRevokeCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		TokenId token = TokenId.parse(this.id);
		MeshWriter writer = new MeshWriter(this.context, this.options);
		String what = (token.enrolment() ? "enrolment token " : "credential ") + token;
		WriteRequest<?> write = token.enrolment() ? WriteRequest.revokeEnrolmentToken(token.id())
				: WriteRequest.revokeCredential(token.id());
		writer.confirm(this.options, write, "Revoke " + what + "?");
		return writer.send(write, (revoked) -> writer.say("Revoked " + what + "."));
	}

}
