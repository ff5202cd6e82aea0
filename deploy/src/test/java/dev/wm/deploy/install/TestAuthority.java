package dev.wm.deploy.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;

/**
 * The authority of this test's internet: its certificates are Caddy's, and every machine
 * trusts them as it would Let's Encrypt's.
 */
final class TestAuthority {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	// The agent asks often, and watches a new release shortly.
	private static final String MANAGER = """
			[Manager]
			DefaultEnvironment="JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore=/etc/ssl/test.p12" WM_UPDATE_INTERVAL=3 WM_UPDATE_TRIAL=15 WM_CACHE=no
			""";

	private static final String MAKE = """
			set -eu
			mkdir -p etc/caddy etc/ssl/certs etc/systemd/system.conf.d
			openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=test -days 2 \
			  -keyout etc/caddy/ca.key -out etc/caddy/ca.crt
			cat "$1/etc/ssl/certs/ca-certificates.crt" etc/caddy/ca.crt >etc/ssl/certs/ca-certificates.crt
			"$2" -J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE -J-Dkeystore.pkcs12.macAlgorithm=NONE -importcert -noprompt -alias test -file etc/caddy/ca.crt -storepass changeit -storetype PKCS12 \
			  -keystore etc/ssl/test.p12
			chmod 755 . etc etc/*
			chmod 644 etc/ssl/test.p12 etc/ssl/certs/ca-certificates.crt
			""";

	private static final String CADDYFILE = """
			{
				local_certs
				skip_install_trust
				pki {
					ca local {
						root {
							cert /etc/caddy/ca.crt
							key /etc/caddy/ca.key
						}
					}
				}
			}
			""";

	// As Debian's package has it, but for its user.
	private static final String CADDY = """
			[Unit]
			After=network.target
			[Service]
			Type=notify
			Environment=HOME=/var/lib/caddy
			ExecStart=/usr/bin/caddy run --environ --config /etc/caddy/Caddyfile
			ExecReload=/usr/bin/caddy reload --config /etc/caddy/Caddyfile --force
			StateDirectory=caddy
			[Install]
			WantedBy=multi-user.target
			""";

	private TestAuthority() {
	}

	/** What every machine has. */
	static void trust(Path files, Path system) throws IOException {
		Files.createDirectories(files);
		String keytool = System.getProperty("java.home") + "/bin/keytool";
		CommandResult
			.of(LIMIT, "",
					List.of("sh", "-c", "cd \"$3\"; " + MAKE, "sh", system.toString(), keytool, files.toString()))
			.succeeds();
		Files.writeString(files.resolve("etc/systemd/system.conf.d/test.conf"), MANAGER);
		// Every Debian but the smallest has it.
		Files.writeString(files.resolve("etc/hosts"), "127.0.0.1 localhost\n");
	}

	/** What the registry's machine has besides: Debian's Caddy. */
	static void caddy(Path repository, Path files) throws IOException {
		String program = CommandResult
			.of(LIMIT.multipliedBy(5), "",
					List.of(repository.resolve("deploy/lab.d/debian-program.sh").toString(), "caddy", "caddy"))
			.succeeds()
			.out()
			.strip();
		Path units = files.resolve("etc/systemd/system");
		Files.createDirectories(units.resolve("multi-user.target.wants"));
		Files.createDirectories(files.resolve("usr/bin"));
		Files.createDirectories(files.resolve("etc/caddy"));
		Files.copy(Path.of(program), files.resolve("usr/bin/caddy"), StandardCopyOption.COPY_ATTRIBUTES);
		Files.writeString(files.resolve("etc/caddy/Caddyfile"), CADDYFILE);
		Files.writeString(units.resolve("caddy.service"), CADDY);
		Files.createSymbolicLink(units.resolve("multi-user.target.wants/caddy.service"), Path.of("../caddy.service"));
	}

}
