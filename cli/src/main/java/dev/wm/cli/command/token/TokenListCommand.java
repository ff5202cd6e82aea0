package dev.wm.cli.command.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.command.result.TokenId;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List credentials and enrolment tokens, without their secrets.",
		footer = { "", "Example: wm token list" })
final class TokenListCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	TokenListCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, Tokens::fetch, (mesh, tokens) -> show(tokens));
	}

	private void show(Tokens tokens) {
		Table table = new Table("ID", "KIND", "FOR", "MADE", "STATE");
		for (Credential credential : tokens.credentials()) {
			Object whom = holder(credential.site(), credential.device(), credential.label());
			String used = (credential.lastUsed() != null) ? "used " + ago(credential.lastUsed()) : "never used";
			table.row(TokenId.of(credential), credential.kind(), whom, ago(credential.createdAt()), used);
		}
		for (PendingEnrolment token : tokens.enrolmentTokens()) {
			table.row(TokenId.of(token), "enrolment", holder(token.site(), token.device(), null),
					ago(token.createdAt()), state(token));
		}
		this.context.console().table(table);
	}

	private static Object holder(@Nullable Object site, @Nullable Object device, @Nullable Object label) {
		if (site != null) {
			return site;
		}
		return (device != null) ? device + ".hub" : CellText.orDash(label);
	}

	private String state(PendingEnrolment token) {
		if (token.usedAt() != null) {
			return "used " + ago(token.usedAt());
		}
		Duration left = Duration.between(this.context.clock().instant(), token.expiresAt());
		return left.isNegative() ? "expired" : "unused, works for another " + RelativeTime.brief(left);
	}

	private String ago(Instant then) {
		return RelativeTime.of(Duration.between(then, this.context.clock().instant()));
	}

	/**
	 * What {@code wm token list -o json} prints.
	 *
	 * @param credentials what works until it is revoked
	 * @param enrolmentTokens what works once
	 */
	record Tokens(List<Credential> credentials,
			@JsonProperty("enrolment_tokens") List<PendingEnrolment> enrolmentTokens) implements Named {

		static Tokens fetch(RegistryClient registry) {
			return new Tokens(registry.credentials(), registry.enrolmentTokens());
		}

		@Override
		public List<?> objects() {
			return List.of(this.credentials, this.enrolmentTokens);
		}

	}

}
