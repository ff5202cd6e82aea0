package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chooses ports for programs that need to know theirs before they start. They are below
 * those from which the kernel gives connections theirs
 * ({@code net.ipv4.ip_local_port_range} begins at 32768), so nobody takes them meanwhile,
 * and no two tests of a JVM get the same.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int COUNT = 12_000;

	private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

	private FreePort() {
	}

	/**
	 * A port of loopback on which nobody listens.
	 */
	public static int next() {
		while (true) {
			int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				// Somebody has it; the next one may be free.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
