package dev.wm.registry.connection;

import java.util.Locale;

/**
 * The limits of connections and requests.
 */
enum Limit {

	/** An address holds as many connections as it may. */
	CLIENT_CONNECTIONS("holds as many connections as WM_CLIENT_CONNECTIONS allows"),

	/** An address behind a proxy has as many requests in progress as it may. */
	CLIENT_REQUESTS("has as many requests in progress as WM_CLIENT_CONNECTIONS allows"),

	/** All connections together are as many as there may be. */
	CONNECTIONS("connects while nearly all connections of the registry are taken"),

	/** The headers of a request do not come to their end. */
	SLOW_HEADERS("did not send the headers of a request in time"),

	/** A request's body comes too slowly. */
	SLOW_BODY("sent the body of a request too slowly"),

	/** A response is taken too slowly. */
	SLOW_RESPONSE("read the response to a request too slowly"),

	/** A body that nobody wants: the request was answered without it. */
	UNREAD_BODY("sent a body with a request that was refused by its headers");

	private final String fact;

	Limit(String fact) {
		this.fact = fact;
	}

	/** What somebody does who meets it, for the log. */
	String fact() {
		return this.fact;
	}

	/** The value of the metric's label. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
