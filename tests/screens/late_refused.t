# What may not be read is asked once, and said.
hubsim --fixture acme --fail "GET *groups* 403" --fail "GET */web-app 500"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x120
wait loaded 13 repos
type ++
wait error:
expect Hub said: 403
absent READING
type :q
key Enter
exit 0
