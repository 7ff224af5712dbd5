# calm: times instead of countdowns, and no counting.
hubsim --fixture acme --fail "GET */repositories/web-app/tags* 429:38"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
env HUBDECK_CONFIG=$TMP/config
file $TMP/config
|calm = yes
start acme/web-app 24x80
wait Rate limited by Hub
expect WAIT until 12:00:
expect Next call at 12:00:
absent WAIT 0:
raw :set calm no\r
wait WAIT 0:3
type z
expect STOPPED
type qqq
exit 0
