package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.cli.command.inspect.CheckResult.Tunnel;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Style;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;

/**
 * A matrix of the age of each tunnel's last handshake, site by site. Where it does not
 * fit the terminal, only failed tunnels are listed.
 */
final class TunnelMatrix {

	private final Map<SiteDomain, List<Tunnel>> rows = new LinkedHashMap<>();

	private final Instant now;

	TunnelMatrix(List<Tunnel> tunnels, Instant now) {
		tunnels.forEach((tunnel) -> this.rows.computeIfAbsent(tunnel.from(), (from) -> new ArrayList<>()).add(tunnel));
		this.now = now;
	}

	void show(ConsoleOutput console, boolean wide) {
		Table matrix = matrix();
		boolean fits = wide || console.width() == 0 || matrix.width() <= console.width();
		Table table = fits ? matrix : failures();
		if (wide) {
			console.wideTable(table);
		}
		else {
			console.table(table);
		}
	}

	private Table matrix() {
		List<String> headings = new ArrayList<>(List.of("FROM / TO"));
		this.rows.keySet().forEach((site) -> headings.add(site.toString()));
		Table table = new Table(headings.toArray(String[]::new));
		this.rows.forEach((from, tunnels) -> {
			List<Object> cells = new ArrayList<>(List.of(from));
			tunnels.forEach((tunnel) -> cells.add(cell(tunnel)));
			cells.add(1 + List.copyOf(this.rows.keySet()).indexOf(from), "");
			table.row(cells.toArray());
		});
		return table;
	}

	private Table failures() {
		Table table = new Table("FROM", "TO", "LAST HANDSHAKE");
		this.rows.values()
			.stream()
			.flatMap(List::stream)
			.filter((tunnel) -> style(tunnel) != Style.GOOD)
			.forEach((tunnel) -> table.row(tunnel.from(), tunnel.to(), cell(tunnel)));
		return table.note("Tunnels that work are left out: wm check -o wide shows all.");
	}

	private Object cell(Tunnel tunnel) {
		if (!tunnel.known()) {
			return style(tunnel).of("?");
		}
		Instant last = tunnel.lastHandshake();
		return style(tunnel).of((last != null) ? RelativeTime.brief(Duration.between(last, this.now)) : "-");
	}

	private Style style(Tunnel tunnel) {
		if (!tunnel.known()) {
			return Style.WARNING;
		}
		return Handshakes.isAlive(tunnel.lastHandshake(), this.now) ? Style.GOOD : Style.BAD;
	}

}
