package dev.wm.contract.v1;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * How one product of a gateway stands.
 *
 * @param product which
 * @param state whether it is as it should be
 * @param detail one sentence, null if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductReport(Product product, ProductState state, @Nullable String detail) {

	public ProductReport {
		requirePresent(product, "product");
		requirePresent(state, "state");
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ProductReport report && report.product == this.product && report.state == this.state
				&& Objects.equals(report.detail, this.detail);
	}

	@Override
	public int hashCode() {
		return 31 * this.product.hashCode() + Objects.hashCode(this.detail);
	}

}
