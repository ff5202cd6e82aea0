package dev.wm.registry.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * The other end of a connection, which Tomcat's requests and sockets have in common while
 * a request is served.
 *
 * @param address the address, as Java writes it; empty if it has gone
 * @param port the TCP port
 */
record RemoteSocket(String address, int port) {

	static RemoteSocket of(SocketChannel channel) {
		try {
			if (channel.getRemoteAddress() instanceof InetSocketAddress peer) {
				return new RemoteSocket(peer.getAddress().getHostAddress(), peer.getPort());
			}
		}
		catch (IOException ex) {
			// It has been closed meanwhile.
		}
		return new RemoteSocket("", 0);
	}

}
