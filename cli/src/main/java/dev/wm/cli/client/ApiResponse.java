package dev.wm.cli.client;

import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response of the registry, not yet parsed.
 *
 * @param status the HTTP status
 * @param mediaType its type without parameters, empty if not said
 * @param body its bytes
 * @param location where a redirect points, null if it is none
 * @param tag its ETag, null if it has none
 */
record ApiResponse(int status, String mediaType, ByteString body, @Nullable String location, @Nullable String tag) {

	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	boolean isRedirect() {
		return this.status >= 300 && this.status < 400 && this.location != null;
	}

}
