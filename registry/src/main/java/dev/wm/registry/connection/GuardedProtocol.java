package dev.wm.registry.connection;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * HTTP/1.1 on a {@link GuardedEndpoint} and virtual threads. Tomcat instantiates it by
 * name.
 */
public final class GuardedProtocol extends Http11NioProtocol {

	// Longer than any body may keep silent, so that the sweep decides.
	private static final int UPLOAD_MILLIS = 15_000;

	private final GuardedEndpoint guarded;

	public GuardedProtocol() {
		this(new GuardedEndpoint());
	}

	private GuardedProtocol(GuardedEndpoint endpoint) {
		super(endpoint);
		this.guarded = endpoint;
		setExecutor(new VirtualThreadExecutor("http-"));
		setDisableUploadTimeout(false);
		setConnectionUploadTimeout(UPLOAD_MILLIS);
		setContinueResponseTiming("onRead");
		// What nobody has read is the guard's to deal with.
		setMaxSwallowSize(0);
	}

	GuardedEndpoint guarded() {
		return this.guarded;
	}

}
