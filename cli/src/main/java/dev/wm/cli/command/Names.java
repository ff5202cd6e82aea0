package dev.wm.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Change;
import dev.wm.contract.v1.Credential;
import dev.wm.contract.v1.DeepCheck;
import dev.wm.contract.v1.Device;
import dev.wm.contract.v1.Difference;
import dev.wm.contract.v1.Finding;
import dev.wm.contract.v1.Gateway;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Mesh;
import dev.wm.contract.v1.NamedCheck;
import dev.wm.contract.v1.PendingEnrolment;
import dev.wm.contract.v1.Plan;
import dev.wm.contract.v1.RevisionDiff;
import dev.wm.contract.v1.Site;

/**
 * What other commands call an object: the lines of {@code -o name}.
 */
final class Names {

	private Names() {
	}

	static List<String> of(Object value) {
		return stream(value).distinct().toList();
	}

	private static Stream<String> stream(Object value) {
		return switch (value) {
			case Collection<?> all -> all.stream().flatMap(Names::stream);
			case Named named -> named.objects().stream().flatMap(Names::stream);
			case Site site -> Stream.of(site.domain().toString());
			case Host host -> Stream.of(host.name().toString());
			case Device device -> Stream.of(name(device));
			case Gateway gateway -> Stream.of(gateway.site().gateway().toString());
			case Mesh mesh -> Stream.of(mesh.meshName().text());
			case MeshRow row -> Stream.of(row.slug());
			case Credential credential -> Stream.of(TokenId.of(credential).toString());
			case PendingEnrolment token -> Stream.of(TokenId.of(token).toString());
			case Finding finding -> Stream.of(finding.name());
			case Change change -> Stream.of(Long.toString(change.revision()));
			case Difference difference -> Stream.of(difference.name());
			case Plan plan -> stream(plan.differences());
			case DeepCheck check -> stream(check.checks());
			case NamedCheck check -> stream(check.findings());
			case RevisionDiff diff -> stream(diff.differences());
			default -> throw CommandException.usage("This has no names: use -o text, json or yaml.");
		};
	}

	static String name(Device device) {
		return SiteDomain.HUB.host(device.name()).toString();
	}

	/** A result that consists of named objects. */
	interface Named {

		List<?> objects();

	}

}
