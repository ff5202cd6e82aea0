package dev.wm.registry.check;

import java.util.stream.Stream;

import dev.wm.contract.v1.Finding;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.ProductReport;
import dev.wm.contract.v1.ProductState;
import dev.wm.contract.v1.Severity;

/**
 * A part of its configuration that a gateway could not bring into force.
 */
final class ProductFailed implements Check {

	@Override
	public Stream<Finding> look(Facts facts) {
		return facts.enrolled()
			.flatMap((gateway) -> gateway.products()
				.stream()
				.filter((product) -> product.state() == ProductState.FAILED)
				.map((product) -> failed(gateway, product)));
	}

	private static Finding failed(Gateway gateway, ProductReport product) {
		String reason = product.detail();
		return Found.atGateway(
				Severity.ERROR, "product_failed", gateway, "On the gateway of " + gateway.site() + " "
						+ product.product() + " is not in force" + ((reason != null) ? ": " + reason : "."),
				remedy(product));
	}

	private static String remedy(ProductReport product) {
		return switch (product.product()) {
			case WIREGUARD -> "See with wg show wg0 and in its log why the tunnel is not up.";
			case FIREWALL -> "See with nft list table ip wm and in its log why the rules are not there.";
			case NAMES -> "See that dnsmasq is installed and runs there and that nothing else has port 53.";
			case ROUTES -> "See with ip route and in its log why routes or forwarding could not be set.";
		};
	}

}
