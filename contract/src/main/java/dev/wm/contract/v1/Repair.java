package dev.wm.contract.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Something that a gateway found changed behind its back and put right.
 *
 * @param product what it belongs to
 * @param detail one sentence
 * @param age seconds since it was put right
 */
public record Repair(Product product, String detail, long age) {

	public Repair {
		requirePresent(product, "product");
		requirePresent(detail, "detail");
	}

}
