# Rate-limited: which limit, how long, what waits.
hubsim --fixture acme --fail "GET */repositories/web-app/tags* 429:38"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait Rate limited by Hub
expect WAIT 0:3
expect 429, Retry-After 38
type z
expect STOPPED
type qqq
exit 0
