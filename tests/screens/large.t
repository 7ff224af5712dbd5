# From 160 columns the current row in full, from 40 lines the last requests.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 50x200
wait docker pull acme/web-app:pr-5111
wait listing complete
expect COMMANDS
expect REQUEST LOG
expect GET     200
type p
absent COMMANDS
type p
expect COMMANDS
key Down
expect docker pull acme/web-app:main-5f21c
type qqq
exit 0
