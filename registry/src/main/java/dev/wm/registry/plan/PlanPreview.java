package dev.wm.registry.plan;

import java.util.List;
import java.util.function.Supplier;

import dev.wm.contract.v1.change.GatewayChange;

/**
 * Sees what becomes of the gateways' configurations when something is written.
 */
public interface PlanPreview {

	/**
	 * Looks at the mesh as the current transaction has it before it writes.
	 * @return looks again, and says what has become different since
	 */
	Supplier<List<GatewayChange>> look();

}
