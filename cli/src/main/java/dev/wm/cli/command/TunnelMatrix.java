package dev.wm.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.cli.command.CheckResult.Tunnel;
import dev.wm.cli.output.Ago;
import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Table;
import dev.wm.cli.output.Tone;
import dev.wm.contract.net.SiteDomain;

/**
 * Sites by sites, with the age of each tunnel's last handshake. Where that does not fit
 * the terminal, only the tunnels that do not work are listed.
 */
final class TunnelMatrix {

	private static final int COLUMN = 11;

	private final Map<SiteDomain, List<Tunnel>> rows = new LinkedHashMap<>();

	private final Instant now;

	TunnelMatrix(List<Tunnel> tunnels, Instant now) {
		tunnels.forEach((tunnel) -> this.rows.computeIfAbsent(tunnel.from(), (from) -> new ArrayList<>()).add(tunnel));
		this.now = now;
	}

	void show(Screen screen, boolean wide) {
		boolean fits = wide || screen.width() == 0 || (this.rows.size() + 1) * COLUMN <= screen.width();
		Table table = fits ? matrix() : failures();
		if (wide) {
			screen.wideTable(table);
		}
		else {
			screen.table(table);
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
			.filter((tunnel) -> tone(tunnel) != Tone.GOOD)
			.forEach((tunnel) -> table.row(tunnel.from(), tunnel.to(), cell(tunnel)));
		return table.note("Tunnels that work are left out: wm check -o wide shows all.");
	}

	private Object cell(Tunnel tunnel) {
		if (!tunnel.known()) {
			return tone(tunnel).of("?");
		}
		Instant last = tunnel.lastHandshake();
		return tone(tunnel).of((last != null) ? Ago.brief(Duration.between(last, this.now)) : "-");
	}

	private Tone tone(Tunnel tunnel) {
		if (!tunnel.known()) {
			return Tone.WARNING;
		}
		return Tunnels.isAlive(tunnel.lastHandshake(), this.now) ? Tone.GOOD : Tone.BAD;
	}

}
