package dev.wm.registry.startup;

import java.io.PrintStream;
import java.util.List;

/**
 * The usage message of the program.
 *
 * @param isHelp whether it was requested with --help
 */
public record Usage(boolean isHelp) {

	private static final String TEXT = """
			Usage: wm-registry [backup FILE | restore FILE]

			Runs the registry until it is stopped, or writes a backup of its own database to a file, or reads
			one into a data folder that holds no mesh yet. Its settings come from the environment:
			  WM_REGISTRY_ADDRESS  the only address to listen on (127.0.0.1)
			  WM_REGISTRY_PORT     the port (8099)
			  WM_REGISTRY_TOKEN    the administrator's token; without it one is made and kept in a file
			  WM_DATA_DIR          where everything is kept (/var/lib/wm-registry)
			  WM_MESH_NAME         what people call the mesh (wm)
			  WM_MESH_SUPERNET     the overlay network (172.30.0.0/16)
			  WM_NETWORK           what devices name their interface after (from the public URL)
			  WM_PUBLIC_URL        where gateways and devices reach the registry
			  CF_DOMAIN            the same as a tunnel's host|port
			  SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD
			                       a PostgreSQL to use instead of the built-in one
			""";

	public static Usage of(List<String> arguments) {
		return new Usage(arguments.equals(List.of("--help")) || arguments.equals(List.of("-h")));
	}

	public void print() {
		PrintStream out = this.isHelp ? System.out : System.err;
		out.print(TEXT);
	}

}
