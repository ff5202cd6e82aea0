package dev.wm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenCommandTests extends SingleMeshFixture {

	private static final Instant MADE = WmRunner.NOW.minusSeconds(7200);

	@BeforeEach
	void prepare() {
		this.home.site("sheen", "172.30.3.0/24", false);
		this.home.mesh().credentials.add(FakeMesh.credential(3, CredentialKind.VIEWER, "dashboard", null));
		this.home.mesh().credentials
			.add(FakeMesh.credential(4, CredentialKind.ADMIN, null, WmRunner.NOW.minusSeconds(9)));
		SiteDomain sheen = SiteDomain.parse("sheen");
		this.home.mesh().tokens.add(new PendingEnrolment(5, sheen, null, MADE, WmRunner.NOW.plusSeconds(3600), null));
		this.home.mesh().tokens.add(new PendingEnrolment(6, sheen, null, MADE, WmRunner.NOW.minusSeconds(1), null));
		this.home.mesh().tokens
			.add(new PendingEnrolment(7, sheen, null, MADE, WmRunner.NOW, WmRunner.NOW.minusSeconds(60)));
	}

	@Test
	void tokenListWhenThereAreSomeShowsBothKinds() {
		assertThat(this.wm.run("token", "list")).isEqualTo(new WmRunner.Run(0, """
				ID   KIND        FOR         MADE      STATE
				c3   viewer      dashboard   1 d ago   never used
				c4   admin       -           1 d ago   used 9 s ago
				e5   enrolment   sheen       2 h ago   unused, works for another 1 h
				e6   enrolment   sheen       2 h ago   expired
				e7   enrolment   sheen       2 h ago   used 1 min ago
				""", ""));
		assertThat(this.wm.run("token", "list", "-o", "name").out()).isEqualTo("c3\nc4\ne5\ne6\ne7\n");
	}

	@Test
	void tokenRevokeWhenKnownRevokesJustThat() {
		assertThat(this.wm.run("token", "revoke", "c3", "--yes"))
			.isEqualTo(new WmRunner.Run(0, "Revoked credential c3.\n", ""));
		this.wm.terminal().types("y");
		assertThat(this.wm.run("token", "revoke", "e5").out()).isEqualTo("Revoked enrolment token e5.\n");
		assertThat(this.wm.run("token", "list", "-o", "name").out()).isEqualTo("c4\ne6\ne7\n");
		assertThat(this.wm.run("token", "revoke", "c3", "--yes"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no such token.\n"));
	}

	@Test
	void tokenRevokeWhenItIsTheTokenItselfDoesNotRepeatIt() {
		WmRunner.Run run = this.wm.run("token", "revoke", "wm_adm_secret");
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).doesNotContain("secret");
	}

	@Test
	void tokenCreateWhenForPeopleShowsItOnce() {
		assertThat(this.wm.run("token", "create", "--viewer", "--label", "dashboard"))
			.isEqualTo(new WmRunner.Run(0, "wm_view_new\nIt is not shown again. It has read-only access;"
					+ " revoke it with wm token revoke c3.\n", ""));
		assertThat(this.home.bodies()).containsExactly("{\"kind\":\"viewer\",\"label\":\"dashboard\"}");
		assertThat(this.wm.run("token", "create", "--admin", "-o", "env").out())
			.isEqualTo("REGISTRY_URL=" + this.home.url() + "\nREGISTRY_TOKEN=wm_view_new\n");
	}

	@Test
	void tokenCreateWhenAValidityIsGivenSendsIt() {
		assertThat(this.wm.run("token", "create", "--site", "sheen", "--valid", "48").out())
			.contains("The token works once, until 2026-11-04T12:00:00Z.");
	}

	@Test
	void historyWhenThereAreChangesShowsTheNewestFirst() {
		assertThat(this.wm.run("history").out()).isEqualTo("The change log is empty.\n");
		this.home.mesh().changes.add(new Change(7, WmRunner.NOW.minusSeconds(300), "gateway/12", "sheen", "update",
				"host", "nas.sheen", Map.of("type", "standard"), Map.of("type", "isolated")));
		this.home.mesh().changes.add(new Change(6, WmRunner.NOW.minusSeconds(3600), "admin/1", null, "create", "host",
				"nas.sheen", null, Map.of("type", "standard")));
		assertThat(this.wm.run("history")).isEqualTo(new WmRunner.Run(0, """
				REVISION   WHEN        WHO                  WHAT
				7          5 min ago   sheen (gateway/12)   update host nas.sheen
				6          1 h ago     admin/1              create host nas.sheen
				""", ""));
		assertThat(this.wm.run("history", "--limit", "1").out()).doesNotContain("create");
		assertThat(this.wm.run("history", "-o", "wide").out()).contains("2026-11-02T11:55:00Z",
				"~ host nas.sheen: type standard → isolated");
	}

	// W188
	@Test
	void exportWhenAFileIsNamedWritesItForTheOwnerAlone() throws IOException {
		Path file = this.folder.resolve("mesh.json");
		assertThat(this.wm.run("export", file.toString()).out()).startsWith("Wrote " + file + " (");
		assertThat(file).content().contains("\"secrets\":false");
		assertThat(this.wm.run("export").out()).contains("\"format\":1");
		String folderMode = PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder));
		Path backup = this.folder.resolve("backup.json");
		assertThat(this.wm.run("backup", backup.toString()).out()).contains("mode 0600");
		assertThat(backup).content().contains("\"secrets\":true");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.folder))).isEqualTo(folderMode);
	}

	@Test
	void backupWhenTheFolderIsMissingSaysSo() {
		WmRunner.Run run = this.wm.run("backup", this.folder.resolve("none/backup.json").toString());
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains("cannot be written: name one in a folder that you may write to.");
	}

}
