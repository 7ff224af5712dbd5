# A: the audit log of whatever the cursor is on.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme/web-app:tags/latest 24x80
wait listing complete
type A
wait name=acme/web-app
wait filter: /tag=latest
wait repo.tag.push
screen
>hubdeck  acme  maria  pw  RW                  API 173/180 reset HH:MM:SS  jobs 0
|acme > audit  name=…[1-1/1 of 100+ since 2024-01-28] time v  filter: /tag=latest
|    TIME  ACTOR           ACTION                NAME
|>     2h  cibot7          repo.tag.push         acme/web-app
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|cibot7   what pushed the tag latest with the digest sha256:ca48f389d75a to th  …
|loaded 100 events (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type -
wait > tags
type :acme
key Enter
wait loaded 13 repos
type A
wait name=acme/web-app
expect filter: -
type :members
key Enter
wait loaded 11 members
type /jdoe
key Enter
type A
wait audit  name=jdoe
wait Nothing
type :teams
key Enter
wait loaded 5 teams
type A
wait audit  name=ci-push
type :tokens
key Enter
wait loaded 3 organization tokens
type A
wait No event matches
type :settings
key Enter
wait loaded 3 settings
type A
wait audit  action=org.settings
wait loaded 1 event
# An event leads to the others of its thing.
type A
wait audit  name=acme
type :q
key Enter
exit 0
