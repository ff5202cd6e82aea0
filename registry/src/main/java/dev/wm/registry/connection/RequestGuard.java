package dev.wm.registry.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.access.BearerTokenHeader;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.web.ClientAddressResolver;
import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Guards every request before anything else sees it. A request is answered by its headers
 * wherever that can be; of a body that nobody has read, what does not come within a
 * second (ten with a valid token) goes unread and the connection is closed. Thread-safe.
 */
final class RequestGuard extends ValveBase implements AccessLog {

	/** The request attribute that holds the {@link BodyTimer}. */
	static final String TIMER = BodyTimer.class.getName();

	private static final Duration LONGEST = Duration.ofMinutes(1);

	// 1 GiB, at 1.2 MB/s.
	private static final Duration LONGEST_DOCUMENT = Duration.ofMinutes(15);

	private static final Duration LINGER = Duration.ofSeconds(1);

	// Cut off in the middle, a client on a busy machine would lose the response too.
	private static final Duration KNOWN_LINGER = Duration.ofSeconds(10);

	private static final int MOST_LINGERING = 256;

	private static final long MOST_DROPPED = 1 << 20;

	private static final Problem NO_BODY = Problems.of(ProblemCode.INVALID_VALUE,
			"A request with this method has no body here: leave the body out.");

	private static final Problem TOO_MANY = Problems.of(ProblemCode.TOO_MANY_REQUESTS,
			"Your address has too many requests in progress: send fewer at once, or raise WM_CLIENT_CONNECTIONS.");

	private final TokenIndex tokens;

	private final ClientAddressResolver addresses;

	private final ProblemWriter problems;

	private final ClientRequests inProgress;

	private final Refusals refusals;

	private final LongSupplier nanoTime;

	// Bodies that may still come, and requests with a valid token: the sweep has no way
	// to
	// a request that is being served.
	private final Map<RemoteSocket, BodyTimer> bodies = new ConcurrentHashMap<>();

	private final Set<RemoteSocket> admitted = ConcurrentHashMap.newKeySet();

	private final Semaphore lingering = new Semaphore(MOST_LINGERING);

	RequestGuard(TokenIndex tokens, ClientAddressResolver addresses, ProblemWriter problems, ClientRequests inProgress,
			Refusals refusals, LongSupplier nanoTime) {
		super(true);
		this.tokens = tokens;
		this.addresses = addresses;
		this.problems = problems;
		this.inProgress = inProgress;
		this.refusals = refusals;
		this.nanoTime = nanoTime;
	}

	/** Whether a request of somebody with a valid token is in progress. */
	boolean isAdmitted(RemoteSocket peer) {
		return this.admitted.contains(peer);
	}

	/** Whether a request's body has come too slowly. */
	boolean isLate(RemoteSocket peer) {
		return Optional.ofNullable(this.bodies.get(peer)).filter(BodyTimer::isLate).isPresent();
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		BodyTimer timer = timer(request);
		boolean known = BearerTokenHeader.read(request).flatMap(this.tokens::find).isPresent();
		// What Tomcat has refused already, such as a path, takes no other response.
		boolean refused = response.isError();
		if (known && !admit(request) && !refused) {
			this.problems.write(response, TOO_MANY);
		}
		else if (timer != null && isBodyless(request) && !refused) {
			this.problems.write(response, NO_BODY);
		}
		else {
			if (timer != null && !known) {
				refuseBody(request, response, timer);
			}
			getNext().invoke(request, response);
		}
		if (timer != null && !request.isAsync() && !UnreadBody.isFullyRead(request.getCoyoteRequest())) {
			abandon(request, response, new UnreadBody(request.getCoyoteRequest(), timer), known);
		}
	}

	private static RemoteSocket peer(Request request) {
		return new RemoteSocket(request.getRemoteAddr(), request.getRemotePort());
	}

	private @Nullable BodyTimer timer(Request request) {
		if (UnreadBody.isFullyRead(request.getCoyoteRequest())) {
			return null;
		}
		BodyTimer timer = new BodyTimer(Api.IMPORT.equals(request.getRequestURI()) ? LONGEST_DOCUMENT : LONGEST,
				this.nanoTime);
		request.setAttribute(TIMER, timer);
		this.bodies.put(peer(request), timer);
		return timer;
	}

	// Without a valid token every request with a body is refused, whatever the body says.
	private static void refuseBody(Request request, Response response, BodyTimer timer) throws IOException {
		UnreadBody body = new UnreadBody(request.getCoyoteRequest(), timer);
		if (!request.getCoyoteRequest().hasExpectation()) {
			body.dropReceived();
		}
		if (!body.isFullyRead()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
	}

	private boolean admit(Request request) {
		String client = this.addresses.text(request);
		if (!this.inProgress.begin(client)) {
			this.refusals.count(Limit.CLIENT_REQUESTS, client);
			return false;
		}
		request.setNote(TIMER, client);
		this.admitted.add(peer(request));
		return true;
	}

	// Nobody would read it, but a held one would have to be waited for at its end.
	private static boolean isBodyless(Request request) {
		return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
	}

	/**
	 * Ends a request whose body was not read. Somebody with a valid token, who may send
	 * another request on the connection, has a moment to send the rest; anybody else has
	 * the response by then, a moment to read it, and the end of the connection (RFC 9112,
	 * section 9.6).
	 */
	private void abandon(Request request, Response response, UnreadBody body, boolean known) throws IOException {
		if (request.getCoyoteRequest().hasExpectation()) {
			// It waits for 100 and has sent nothing; Tomcat closes the connection.
			return;
		}
		body.timer().limitRest(known ? KNOWN_LINGER : LINGER);
		if (known) {
			linger(body);
		}
		if (!body.isFullyRead() && !response.isCommitted()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		response.finishResponse();
		if (!known) {
			linger(body);
		}
		if (!body.isFullyRead()) {
			this.refusals.count(Limit.UNREAD_BODY, this.addresses.text(request));
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private void linger(UnreadBody body) {
		if (this.lingering.tryAcquire()) {
			try {
				body.drop(MOST_DROPPED);
			}
			catch (IOException ex) {
				// It has gone, or was cut off.
			}
			finally {
				this.lingering.release();
			}
		}
	}

	/** Forgets a request that has been answered, held ones too. */
	@Override
	public void log(Request request, Response response, long nanos) {
		this.bodies.remove(peer(request));
		this.admitted.remove(peer(request));
		if (request.getNote(TIMER) instanceof String client) {
			request.removeNote(TIMER);
			this.inProgress.end(client);
		}
	}

	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
		// It looks at no attributes.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

}
