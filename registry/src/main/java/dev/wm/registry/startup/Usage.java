package dev.wm.registry.startup;

import java.util.List;

import dev.wm.contract.InvalidValueException;

/**
 * The usage message of the program.
 *
 * @param problem what is wrong with the arguments, empty if it was requested with --help
 */
public record Usage(String problem) {

	private static final String TEXT = """
			Usage: wm-registry [COMMAND]

			Runs the registry until it is stopped, or one command:
			  backup FILE          writes a backup of its own database to a file
			  restore FILE         reads one into a data folder that holds no mesh yet
			  add-release DIRECTORY
			                       verifies a release and copies it to where gateways get it from
			  trust-key FINGERPRINT
			                       takes only releases that are signed with that key from now on
			  setup --domain NAME  lets Caddy serve the registry as https://NAME, and tells the registry so
			  setup --undo         takes that back

			Its settings come from the environment:
			  WM_REGISTRY_ADDRESS  the only address to listen on (127.0.0.1)
			  WM_REGISTRY_PORT     the port (8099)
			  WM_REGISTRY_TOKEN    the administrator's token; without it one is made and kept in a file
			  WM_DATA_DIR          where everything is kept (/var/lib/wm-registry)
			  WM_MESH_NAME         what people call the mesh (wm)
			  WM_MESH_SUPERNET     the overlay network (172.30.0.0/16)
			  WM_NETWORK           what devices name their interface after (from the public URL)
			  WM_PUBLIC_URL        where gateways and devices reach the registry
			  CF_DOMAIN            the same as a tunnel's host|port
			  WM_TRUSTED_PROXIES   networks of trusted proxies (127.0.0.0/8)
			  WM_CLIENT_ADDRESS_HEADER
			                       where they name their clients (X-Forwarded-For, with CF_DOMAIN CF-Connecting-IP)
			  WM_CLIENT_CONNECTIONS
			                       how many connections one client address may hold (2000)
			  WM_BACKUP_DAYS       how many daily backups are kept (7)
			  WM_BACKUP_WEEKS      of how many weeks one backup is kept (4)
			  WM_BACKUP_BEFORE_UPGRADE
			                       whether the database is backed up before its schema is upgraded (yes)
			  WM_RELEASES          folders of releases, separated by colons
			                       (WM_DATA_DIR/releases:/usr/share/wm/releases)
			  SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD
			                       a PostgreSQL to use instead of the built-in one
			""";

	public static Usage of(List<String> arguments) {
		boolean help = arguments.equals(List.of("--help")) || arguments.equals(List.of("-h"));
		return new Usage(help ? "" : problem(arguments));
	}

	// Printable and short, whatever was typed.
	private static String problem(List<String> arguments) {
		String first = InvalidValueException.quote(arguments.getFirst());
		if (CommandLine.isName(arguments.getFirst())) {
			return CommandLine.problem(arguments.getFirst(), arguments.size());
		}
		return "There is no " + (arguments.getFirst().startsWith("-") ? "option " : "command ") + first + ".";
	}

	public boolean isHelp() {
		return this.problem.isEmpty();
	}

	public void print() {
		if (isHelp()) {
			System.out.print(TEXT);
		}
		else {
			System.err.print("wm-registry: " + this.problem + "\n\n" + TEXT);
		}
	}

}
