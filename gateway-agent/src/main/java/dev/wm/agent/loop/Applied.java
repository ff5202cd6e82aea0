package dev.wm.agent.loop;

import java.util.List;
import java.util.Set;

import dev.wm.agent.plan.Product;
import dev.wm.agent.plan.Step;

/**
 * What was reached.
 *
 * @param done the steps that were carried out
 * @param problems a sentence for each that was not
 * @param failed what is not as it should be
 */
record Applied(List<Step> done, List<String> problems, Set<Product> failed) {

	Applied {
		done = List.copyOf(done);
		problems = List.copyOf(problems);
		failed = Set.copyOf(failed);
	}

	boolean isComplete() {
		return this.failed.isEmpty();
	}

	/** Whether packets pass as they should; names are another matter. */
	boolean carriesTraffic() {
		return this.failed.isEmpty() || this.failed.equals(Set.of(Product.NAMES));
	}

}
