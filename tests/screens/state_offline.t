# Offline from the start: what cannot be reached, and that it is tried again.
env DOCKERHUB_URL=http://127.0.0.1:1
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait OFFLINE since
expect Cannot reach the Hub
expect R try now
type q
exit 0
