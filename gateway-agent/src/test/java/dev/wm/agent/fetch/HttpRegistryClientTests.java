package dev.wm.agent.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class HttpRegistryClientTests extends HttpRegistryTestBase {

	// W63
	@Test
	void configWhenThereIsOneGivesItWithItsTag() throws InterruptedException {
		this.server.enqueue(config("{}").build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO))
			.isEqualTo(new CallResult.Success<>(new FetchedConfig("{}", "\"abc\"", 7, 0)));
		RecordedRequest request = request();
		assertThat(request.getTarget()).isEqualTo("/wm/config");
		assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer wm_gw_secret");
		assertThat(request.getHeaders().get("If-None-Match")).isNull();
		assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
	}

	@Test
	void configWhenTheTagIsKnownIsUnchanged() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(304).build());
		assertThat(this.registry.config(TOKEN, "\"abc\"", null, Duration.ZERO))
			.isEqualTo(new CallResult.NotModified<>(false, 0));
		assertThat(request().getHeaders().get("If-None-Match")).isEqualTo("\"abc\"");
	}

	@Test
	void configWhenToBeHeldSendsHowLongAndWaitsForIt() throws InterruptedException {
		this.registry = registry(HASTY);
		this.server.enqueue(new MockResponse.Builder().code(304)
			.addHeader("Preference-Applied", "wait=30")
			.headersDelay(1, TimeUnit.SECONDS)
			.build());
		assertThat(this.registry.config(TOKEN, "\"abc\"", null, Duration.ofMillis(30_500)))
			.isEqualTo(new CallResult.NotModified<>(true, 0));
		assertThat(request().getHeaders().get("Prefer")).isEqualTo("wait=30");
	}

	@Test
	void configWhenNothingIsKnownOrTheWaitIsShortIsNotHeld() throws InterruptedException {
		this.server.enqueue(config("{}").build());
		this.server.enqueue(config("{}").build());
		this.server.enqueue(config("{}").build());
		this.registry.config(TOKEN, null, null, Duration.ofSeconds(5));
		this.registry.config(TOKEN, "\"abc\"", null, Duration.ofMillis(500));
		this.registry.config(TOKEN, "\"abc\"", null, Duration.ofHours(1));
		assertThat(request().getHeaders().get("Prefer")).isNull();
		assertThat(request().getHeaders().get("Prefer")).isNull();
		assertThat(request().getHeaders().get("Prefer")).isEqualTo("wait=60");
	}

	@Test
	void configWhenTheRegistryAsksForADeepCheckReturnsItsNumber() throws InterruptedException {
		this.server.enqueue(config("{}").addHeader("WM-Probe", "3").build());
		this.server.enqueue(new MockResponse.Builder().code(304).addHeader("WM-Probe", "4").build());
		assertThat(this.registry.config(TOKEN, null, 2L, Duration.ZERO))
			.isEqualTo(new CallResult.Success<>(new FetchedConfig("{}", "\"abc\"", 7, 3)));
		assertThat(this.registry.config(TOKEN, "\"abc\"", null, Duration.ZERO))
			.isEqualTo(new CallResult.NotModified<>(false, 4));
		assertThat(request().getHeaders().get("WM-Probe")).isEqualTo("2");
		assertThat(request().getHeaders().get("WM-Probe")).isNull();
	}

	@Test
	void probedWhenTakenArrives() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(204).build());
		ProbeReport report = new ProbeReport(Instant.parse("2026-03-01T12:00:00Z"), true, List.of(), List.of(),
				List.of());
		assertThat(this.registry.sendProbeReport(TOKEN, 4, report)).isEqualTo(new CallResult.Success<>(report));
		RecordedRequest request = request();
		assertThat(request.getMethod()).isEqualTo("PUT");
		assertThat(request.getTarget()).isEqualTo("/wm/api/v1/gateway/probes/4");
		assertThat(body(request)).contains("\"clock\":\"2026-03-01T12:00:00Z\"");
	}

	// tailscale took 25 hours to notice.
	@Test
	void configWhenTheHeldPollBreaksIsUnreachableSoonAfterAndUsesANewConnection() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(304).build());
		this.server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		this.server.enqueue(new MockResponse.Builder().code(304).build());
		this.registry = registry(HASTY);
		this.registry.config(TOKEN, "\"abc\"", null, PATIENT);
		assertThat(this.registry.config(TOKEN, "\"abc\"", null, Duration.ofSeconds(1)))
			.isInstanceOf(CallResult.Unreachable.class);
		assertThat(this.registry.config(TOKEN, "\"abc\"", null, PATIENT))
			.isEqualTo(new CallResult.NotModified<>(false, 0));
		assertThat(request().getConnectionIndex()).isZero();
		request();
		assertThat(request().getConnectionIndex()).isEqualTo(1);
	}

	// Another one that is left over would be as dead, and cost as long again.
	@Test
	void configWhenTheRegistryWasNotReachedUsesANewConnectionThoughAnotherIsIdle() throws Exception {
		this.server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		this.server.enqueue(new MockResponse.Builder().code(304).build());
		this.server.enqueue(new MockResponse.Builder().code(304).build());
		CompletableFuture<CallResult<FetchedConfig>> held = CompletableFuture
			.supplyAsync(() -> this.registry.config(TOKEN, "\"abc\"", null, Duration.ofSeconds(60)));
		assertThat(request().getConnectionIndex()).isZero();
		this.registry.config(TOKEN, "\"abc\"", null, Duration.ZERO);
		assertThat(request().getConnectionIndex()).isEqualTo(1);
		// As when its time is over, but not before the other one is idle.
		this.registry.cancel();
		assertThat(held.get(30, TimeUnit.SECONDS)).isInstanceOf(CallResult.Unreachable.class);
		this.registry.config(TOKEN, "\"abc\"", null, Duration.ZERO);
		assertThat(request().getConnectionIndex()).isEqualTo(2);
	}

	@Test
	void cancelWhenAPollIsHeldEndsIt() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
		CompletableFuture<CallResult<FetchedConfig>> held = CompletableFuture
			.supplyAsync(() -> this.registry.config(TOKEN, "\"abc\"", null, Duration.ofSeconds(60)));
		request();
		this.registry.cancel();
		assertThat(held).succeedsWithin(PATIENT).isInstanceOf(CallResult.Unreachable.class);
	}

	@Test
	void newKeyWhenAcceptedIsGivenBack() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(204).build());
		NewKey key = new NewKey(Samples.KEY.publicKey());
		assertThat(this.registry.sendKey(TOKEN, key)).isEqualTo(new CallResult.Success<>(key));
		RecordedRequest request = request();
		assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("PUT /wm/api/v1/gateway/key");
		assertThat(body(request)).isEqualTo("{\"public_key\":\"" + Samples.KEY.publicKey() + "\"}");
	}

	@Test
	void enrolWhenAcceptedGivesTheCredential() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(201).addHeader("Content-Type", "application/json").body("""
				{"token":"wm_gw_new","site":{"domain":"sheen","subnet":"172.30.2.0/24","gateway":"172.30.2.1",
				"hub":false,"listen_port":51820,"lans":[],"later":true}}""").build());
		EnrolRequest enrolment = new EnrolRequest(null, Samples.KEY.publicKey(), List.of(Cidr.parse("192.168.1.0/24")),
				"0.1.0");
		assertThat(this.registry.enrol(TOKEN, enrolment)).isInstanceOfSatisfying(CallResult.Success.class,
				(given) -> assertThat(((Enrolment) given.value()).token().secret()).isEqualTo("wm_gw_new"));
		RecordedRequest request = request();
		assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /wm/api/v1/enrolments");
		assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
		assertThat(body(request)).doesNotContain(Samples.KEY.base64());
	}

	@Test
	void reportWhenAcceptedIsGivenBack() throws InterruptedException {
		this.server.enqueue(new MockResponse.Builder().code(204).build());
		GatewayReport report = new GatewayReport("\"abc\"", 3L, null, "0.1.0", List.of(),
				List.of(IpAddress.parse("192.168.1.250")), List.of(), List.of(), List.of(), List.of(), List.of("x"),
				null);
		assertThat(this.registry.report(TOKEN, report)).isEqualTo(new CallResult.Success<>(report));
		assertThat(body(request())).isEqualTo(
				"{\"applied_tag\":\"\\\"abc\\\"\",\"applied_revision\":3,\"version\":\"0.1.0\",\"lans\":[],\"lan_addresses\":[\"192.168.1.250\"],"
						+ "\"uplinks\":[],\"products\":[],\"peers\":[],\"repairs\":[],\"problems\":[\"x\"]}");
	}

}
