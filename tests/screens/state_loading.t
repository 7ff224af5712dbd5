# Loading: the rows of page 1 are usable, the list says that it is partial, z stops.
hubsim --fixture acme --fail "GET *page=[345]* stall"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait LOADING 2/5
expect [1-16/200 of ~459] pushed v partial
expect page 2/5   z stops here and keeps the rows
expect pr-5111-57c9
type z
expect [1-16/200 of ~459] pushed v partial
expect STOPPED
expect stopped: 200 rows are here, R reads all
key Down
expect main-5f21c
type D
expect nothing to delete
type qqq
exit 0
