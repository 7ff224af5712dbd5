# q asks once when a job is running; :q always quits, and one line says what became of
# the deletion.
hubsim --fixture acme --fail "DELETE * delay:60000"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type /pr-4997
key Enter
type D
expect y delete
type y
wait At work
requests DELETE * 1
key Esc
wait jobs 1
key Esc
type q
wait a job is running
type j
type q
wait a job is running
type :q
key Enter
exit 3
expect hubdeck: acme/web-app: 1 unknown; hubdeck journal has the details
