package dev.wm.registry.delivery;

import java.util.Collections;
import java.util.Enumeration;
import java.util.OptionalLong;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.registry.access.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class HeldRequestTests {

	// Two changes at once: one ends the hold, and the other still looks at it.
	@Test
	void heldRequestWhenTheServerHasTakenTheRequestBackStillKnowsWhatItAsked() {
		RecycledRequest request = new RecycledRequest();
		request.setAsyncSupported(true);
		request.addHeader(Api.PROBE_HEADER, "6");
		request.addHeader(WaitPreference.HEADER, "wait=5");
		HeldRequest held = new HeldRequest(request, new Caller.SiteGateway(1, SiteDomain.HUB));
		request.recycled = true;
		assertThat(held.maxWait()).hasSeconds(5);
		assertThat(held.hasProbeRequest(new Running(7))).isTrue();
		assertThat(held.hasProbeRequest(new Running(6))).isFalse();
	}

	private record Running(long deepCheck) implements ProbeRequests {

		@Override
		public boolean refresh() {
			return false;
		}

		@Override
		public OptionalLong pending(SiteDomain site, OptionalLong started) {
			return (started.orElseThrow() < this.deepCheck) ? OptionalLong.of(this.deepCheck) : OptionalLong.empty();
		}

	}

	private static final class RecycledRequest extends MockHttpServletRequest {

		private boolean recycled;

		@Override
		public @Nullable String getHeader(String name) {
			requireUsable();
			return super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			requireUsable();
			return Collections.enumeration(Collections.list(super.getHeaders(name)));
		}

		private void requireUsable() {
			if (this.recycled) {
				throw new IllegalStateException("The request object has been recycled");
			}
		}

	}

}
