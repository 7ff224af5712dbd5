# What may not be read is asked once for all rows, and said.
hubsim --fixture acme --fail "GET *groups* 403"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x120
wait loaded 13 repos
type ++
wait Hub said: 403
absent READING
type :q
key Enter
exit 0
# What failed for a row is said; the others have theirs.
hubsim --fixture acme --fail "GET */web-app 500"
start acme 24x120
wait loaded 13 repos
type ++
wait Hub said: 500
absent READING
type :q
key Enter
exit 0
