package dev.wm.registry.view;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.site.Site;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every gateway's view of a large mesh, plain and compressed, and says how large
 * they are. To be run as a process of its own with the heap that is to be enough.
 */
final class ViewCapacity {

	private static final int SITES = 1_000;

	private static final int HOSTS_EACH = 20;

	private ViewCapacity() {
	}

	public static void main(String[] arguments) throws IOException {
		MeshSnapshot mesh = new RandomMesh(new Random(1)).of(SITES, HOSTS_EACH);
		JsonMapper json = JsonMapper.builder().build();
		long start = System.nanoTime();
		MeshViews published = new MeshViews(1, mesh, new ViewWriter(json, ViewWriter.sharing(json)));
		List<View> views = mesh.sites().stream().map(Site::domain).flatMap((site) -> view(published, site)).toList();
		long plain = 0;
		long compressed = 0;
		for (View view : views) {
			plain += length(view.plain());
			compressed += length(view.compressed());
		}
		long seconds = (System.nanoTime() - start) / 1_000_000_000;
		System.out.printf(
				"sites=%d hosts=%d views=%d plain_kib=%d compressed_kib=%d ratio=%.1f heap_mib=%d seconds=%d%n",
				mesh.sites().size(), mesh.hosts().size(), views.size(), plain / views.size() / 1024,
				compressed / views.size() / 1024, (double) plain / compressed,
				Runtime.getRuntime().maxMemory() / 1024 / 1024, seconds);
	}

	private static Stream<View> view(MeshViews mesh, SiteDomain site) {
		return mesh.gateway(site).stream();
	}

	private static long length(SegmentedBody body) throws IOException {
		body.writeTo(OutputStream.nullOutputStream());
		return body.length();
	}

}
