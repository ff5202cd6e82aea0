# --- the command wm, for people who roam ---

# Where the registry serves releases. The device works without it, so nothing here fails.
wm_client() { :; }

