package dev.wm.agent.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.plan.Product;
import dev.wm.agent.plan.Step;
import dev.wm.contract.v1.ProductReport;
import dev.wm.contract.v1.ProductState;

/**
 * What was reached.
 *
 * @param done the steps that were carried out
 * @param failures what was not
 * @param failed what is not as it should be
 * @param unrecorded what is perhaps in force, but not written down
 */
record Applied(List<Step> done, List<Failure> failures, Set<Product> failed, Set<Product> unrecorded) {

	Applied {
		done = List.copyOf(done);
		failures = List.copyOf(failures);
		failed = Set.copyOf(failed);
		unrecorded = Set.copyOf(unrecorded);
	}

	boolean isComplete() {
		return isInForce() && this.unrecorded.isEmpty();
	}

	/** Whether the machine does what it should, be it written down or not. */
	boolean isInForce() {
		return this.failed.isEmpty();
	}

	/**
	 * Whether packets pass as they should; names and old connections are other matters.
	 */
	boolean carriesTraffic() {
		return Set.of(Product.NAMES, Product.FLOWS).containsAll(this.failed);
	}

	List<String> problems() {
		return this.failures.stream().map(Failure::sentence).toList();
	}

	/** How each product stands. */
	List<ProductReport> products() {
		Set<dev.wm.contract.v1.Product> waiting = this.failed.stream().map(Products::of).collect(Collectors.toSet());
		return Arrays.stream(dev.wm.contract.v1.Product.values()).map((product) -> {
			List<String> reasons = this.failures.stream()
				.filter((failure) -> failure.product() == product)
				.map(Failure::sentence)
				.toList();
			if (reasons.isEmpty()) {
				return waiting.contains(product)
						? new ProductReport(product, ProductState.FAILED, "It waits for what failed before it.")
						: new ProductReport(product, ProductState.APPLIED, null);
			}
			return new ProductReport(product, ProductState.FAILED, String.join(" ", reasons));
		}).toList();
	}

	/**
	 * Something that was not reached.
	 *
	 * @param product what it belongs to
	 * @param sentence what and why
	 */
	record Failure(dev.wm.contract.v1.Product product, String sentence) {
	}

}
