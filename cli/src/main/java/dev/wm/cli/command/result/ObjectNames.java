package dev.wm.cli.command.result;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.site.Site;

/**
 * The names of objects as other commands take them: the lines of {@code -o name}.
 */
public final class ObjectNames {

	private ObjectNames() {
	}

	/**
	 * The names in a result.
	 * @param value an object or a collection of them
	 * @return each name once
	 * @throws InvalidValueException if such a result has none
	 */
	public static List<String> of(Object value) {
		return stream(value).distinct().toList();
	}

	private static Stream<String> stream(Object value) {
		return switch (value) {
			case Collection<?> all -> all.stream().flatMap(ObjectNames::stream);
			case Named named -> named.objects().stream().flatMap(ObjectNames::stream);
			case Site site -> Stream.of(site.domain().toString());
			case Host host -> Stream.of(host.name().toString());
			case Device device -> Stream.of(name(device));
			case Gateway gateway -> Stream.of(gateway.site().gateway().toString());
			case Mesh mesh -> Stream.of(mesh.meshName().text());
			case String name -> Stream.of(name);
			case Credential credential -> Stream.of(TokenId.of(credential).toString());
			case PendingEnrolment token -> Stream.of(TokenId.of(token).toString());
			case Finding finding -> Stream.of(finding.name());
			case Change change -> Stream.of(Long.toString(change.revision()));
			case Difference difference -> Stream.of(difference.name());
			case Plan plan -> stream(plan.differences());
			case DeepCheck check -> stream(check.checks());
			case NamedCheck check -> stream(check.findings());
			case RevisionDiff diff -> stream(diff.differences());
			case ReleaseVersion version -> Stream.of(version.text());
			case RollOut rollOut -> rollOut.sites().stream().map((site) -> site.site().toString());
			default -> throw new InvalidValueException("This has no names: use -o text, json or yaml.");
		};
	}

	/**
	 * A device's full name.
	 * @param device the device
	 * @return such as {@code laptop.hub}
	 */
	public static String name(Device device) {
		return SiteDomain.HUB.host(device.name()).toString();
	}

}
