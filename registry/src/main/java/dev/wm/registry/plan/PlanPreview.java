package dev.wm.registry.plan;

import java.util.List;
import java.util.function.Supplier;

import dev.wm.contract.v1.change.GatewayChange;

/**
 * Previews what a write does to the gateways' configurations.
 */
public interface PlanPreview {

	/**
	 * Takes a snapshot of the mesh as the current transaction has it, before the write.
	 * @return compares the mesh with that snapshot, to be called after the write
	 */
	Supplier<List<GatewayChange>> start();

}
