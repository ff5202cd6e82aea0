package dev.wm.registry.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Random;

import dev.wm.registry.testing.ApiClient;
import tools.jackson.databind.JsonNode;

/**
 * Random requests for a client to send.
 */
public final class FuzzRequests {

	private final RequestMaker maker;

	private final String spared;

	/**
	 * Makes requests as an API describes them.
	 * @param api the description
	 * @param random chooses
	 * @param spared a path that is left alone
	 */
	public FuzzRequests(JsonNode api, Random random, String spared) {
		this.maker = new RequestMaker(api, random);
		this.spared = spared;
	}

	/**
	 * Makes the next request. What is wrong with it, and whether the response is as
	 * described, the client finds out.
	 */
	public HttpRequest.Builder next(ApiClient client) {
		RequestMaker.Made made = this.maker.next();
		while (made.path().startsWith(this.spared)) {
			made = this.maker.next();
		}
		HttpRequest.Builder request = client.request(made.path());
		made.headers().forEach(request::header);
		return request.method(made.method(),
				made.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(made.body()));
	}

}
