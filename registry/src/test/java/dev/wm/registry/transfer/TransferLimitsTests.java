package dev.wm.registry.transfer;

import java.util.ArrayList;
import java.util.List;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.access.Caller;
import dev.wm.registry.problem.RefusedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransferLimitsTests {

	private static final Caller ADMIN = new Caller.Administrator(1, null);

	private final TransferLimits limits = new TransferLimits();

	private final List<TransferLimits.Slot> slots = new ArrayList<>();

	private void begin(Caller caller, int times) {
		for (int time = 0; time < times; time++) {
			this.slots.add(this.limits.begin(caller));
		}
	}

	private void refuses(Caller caller) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> this.limits.begin(caller))
			.matches((ex) -> ex.code() == ProblemCode.TOO_MANY_REQUESTS);
	}

	@Test
	void beginWhenACallerHasManyIsRefusedUntilOneEnds() {
		begin(ADMIN, TransferLimits.MOST_OF_CALLER);
		refuses(ADMIN);
		begin(new Caller.Administrator(2, null), TransferLimits.MOST_OF_CALLER);
		this.slots.getFirst().close();
		begin(ADMIN, 1);
		refuses(ADMIN);
	}

	@Test
	void beginWhenViewersHaveManyIsRefusedForViewersOnly() {
		for (int viewer = 0; viewer < TransferLimits.MOST_OF_VIEWERS; viewer++) {
			begin(new Caller.Viewer(viewer, null), 1);
		}
		refuses(new Caller.Viewer(100, null));
		refuses(new Caller.Viewer(0, null));
		begin(ADMIN, 1);
		this.slots.getFirst().close();
		begin(new Caller.Viewer(100, null), 1);
		refuses(new Caller.Viewer(101, null));
	}

}
