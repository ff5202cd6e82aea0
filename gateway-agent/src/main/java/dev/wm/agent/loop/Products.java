package dev.wm.agent.loop;

import dev.wm.agent.plan.Action;
import dev.wm.contract.v1.Product;

/**
 * What the registry calls that to which an action belongs.
 */
final class Products {

	private Products() {
	}

	static Product of(Action action) {
		return (action instanceof Action.ReplaceRoute) ? Product.ROUTES : of(action.product());
	}

	static Product of(dev.wm.agent.plan.Product product) {
		return switch (product) {
			case FIREWALL, FLOWS -> Product.FIREWALL;
			case FORWARDING -> Product.ROUTES;
			case TUNNEL -> Product.WIREGUARD;
			case NAMES -> Product.NAMES;
		};
	}

}
